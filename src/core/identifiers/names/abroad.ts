// Given names that go by another form in another language: John, Juan, Johann. Clerks translate them as readily as they spell them.
//
// [recalled: general knowledge of Christian and biblical names across Europe, the Caucasus and East Africa, as reference works of given
// names list them.] Forms that differ by spelling alone are left to sound and to known names; women's forms stand apart from men's.
const forms = `
john johann johannes johan juan joao jean giovanni ivan jan janos ioannis yannis giannis jovan ion hans yohannes yahya hovhannes sean ian
james יעקב jacob jakob jakub giacomo jacques jaime santiago iakovos yakov yaqub jacopo diego hagop
michael mikhail miguel michel michele michal mihai mihail mikael mikel mykhailo mihaly michalis
peter pedro pierre pietro piotr petr pyotr petro petros pero petar butros
paul pablo pavel paolo pawel pavlo paulo pavlos pal boulos
george georg jorge georges giorgio georgi georgios giorgi yuri jerzy gjergj georgiy yiorgos jiri jurgen gevorg kevork
joseph יוסף jose giuseppe josef jozef iosif yosef yusuf josip jozsef youssef hovsep
alexander alejandro alexandre alessandro aleksandr oleksandr iskander skender aleksander alexandros sandor
vladimir volodymyr uladzimir wladimir vladimer
gregory grigory grigori hryhoriy hryhorii gregorio grigor grzegorz gregoire
eugene yevgeny evgeny yevhen evgeni eugenio eugen jewgeni
basil vasily vasyl vasil vasilios wasyl vasile
elijah ilya illia elias ilias iliya ilyas
theodore fyodor fedor feodor fedir teodor theodoros tewodros tedros todor
demetrius dmitry dmytro dimitri dimitrios dimitar dumitru zmitser
nicholas nicolas nikolay nicola mykola nikolaus niccolo nikolaos miklos mikolaj nicolae
andrew andreas andres andre andrea andrey andrzej ondrej andrei andriy andras
stephen stefan esteban etienne stefano stepan istvan stjepan szczepan stephanos
henry enrique henri heinrich enrico henrik henryk
charles carlos karl carlo carl karel karol
william guillermo guillaume wilhelm guglielmo willem vilhelm
francis francisco francois francesco franz frans frantisek franciszek ferenc
anthony antonio antoine anton antoni antonios antal
louis luis luigi ludwig lluis lajos ludvik
philip felipe philippe filippo filip philipp filippos
matthew mateo matthieu matteo matthias mateusz matej matvey matevos
mark marco marcos marc markus marek marko
luke lucas luca lukas luc lukasz luka
lawrence lorenzo laurent lorenz lars lavrentiy
edward eduardo edouard edoardo eduard
frederick federico frederic friedrich fryderyk fredrik fridrich
david דוד dawid davide dawit daud davit
benjamin binyamin veniamin benyamin בנימין
abraham ibrahim avraham abram אברהם
solomon שלמה sulayman salomon shlomo
moses משה musa moshe moises
ishmael ismail
isaac יצחק ishaq yitzhak izaak
eve eva hawa
mary maria marie miriam maryam mariya marija
catherine catalina katarina ekaterina katharina caterina katarzyna yekaterina kateryna
elizabeth isabel elisabeth elisabetta yelizaveta elzbieta
helen elena helene olena yelena eleni jelena
anna ana anne hannah
joan juana jeanne giovanna johanna joanna ivana
margaret margarita marguerite margherita malgorzata
`

const meanings = new Map<string, number[]>()
for (const [at, line] of forms.trim().split('\n').entries())
  for (const form of line.split(' ')) meanings.set(form, [...(meanings.get(form) ?? []), at])

type Named = { readonly l: string; readonly k?: string }
const meaningsOf = ({ l, k }: Named): readonly number[] =>
  meanings.get(l) ?? (k === undefined ? [] : (meanings.get(k) ?? []))

/** True where both are forms of one given name in two languages. */
export const areOneAbroad = (a: Named, b: Named): boolean => {
  const others = meaningsOf(b)
  return others.length > 0 && meaningsOf(a).some(meaning => others.includes(meaning))
}
