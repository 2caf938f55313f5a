// Vietnamese names: family name first, then one in the middle, then the person's own; tone marks rarely survive.
import { type NameList, parts } from '../true-name.ts'

export const vietnamese: NameList = {
  order: 'family-first',
  male: parts(`Anh; Bình Binh; Cảnh Canh; Chiến Chien; Cường Cuong; Đạt Dat; Đông Dong; Hải Hai; Hậu Hau; Hiếu Hieu; Hoàng Hoang; Huy; Hùng Hung;
    Khánh Khanh; Kiên Kien; Lâm Lam; Lợi Loi; Long; Mạnh Manh; Nam; Nghĩa Nghia; Phong; Quân Quan; Quý Quy; Sơn Son; Tài Tai; Tân Tan; Thắng Thang;
    Thành Thanh; Tiến Tien; Toàn Toan; Trung; Trường Truong; Tú Tu; Tuấn Tuan; Việt Viet; Vũ Vu`),
  female:
    parts(`Anh; Bích Bich; Chi; Dung; Duyên Duyen; Hà Ha; Hạnh Hanh; Hằng Hang; Hiền Hien; Hoa; Huệ Hue; Hương Huong; Lan; Liên Lien; Linh;
    Loan; Mai; My; Nga; Ngân Ngan; Nhung; Oanh; Phương Phuong; Quyên Quyen; Thảo Thao; Thu; Thủy Thuy; Trang; Trinh; Tuyết Tuyet; Vân Van; Yến Yen`),
  families:
    parts(`Nguyễn Nguyen Nguyên; Trần Tran; Lê Le; Phạm Pham; Hoàng Hoang; Phan; Vũ Vu; Đặng Dang; Bùi Bui; Đỗ Do; Hồ Ho; Ngô Ngo; Dương Duong;
    Lý Ly; Đinh Dinh; Đoàn Doan; Lâm Lam; Trịnh Trinh; Mai; Cao; Tạ Ta; Lương Luong; Chu; Thái Thai`),
  middles: {
    male: parts(`Văn Van; Hữu Huu; Đức Duc; Quang; Minh; Xuân Xuan; Đình Dinh; Thanh; Ngọc Ngoc; Trọng Trong`),
    female: parts(`Thị Thi; Thị Thi; Ngọc Ngoc; Thu; Kim; Thanh; Hồng Hong; Mỹ My`),
  },
}
