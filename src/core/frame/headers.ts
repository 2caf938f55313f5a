// What every answer tells the browser: load nothing from elsewhere, run nothing inline, keep nothing, be framed by nobody.
import type { FastifyHelmetOptions } from '@fastify/helmet'

export const safeHeaders = (secure: boolean): FastifyHelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      baseUri: ["'none'"],
      connectSrc: ["'none'"],
      fontSrc: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      imgSrc: ["'self'"],
      objectSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ["'none'"],
    },
  },
  crossOriginEmbedderPolicy: { policy: 'require-corp' },
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  frameguard: { action: 'deny' },
  // With 'no-referrer' browsers send 'Origin: null' with our own forms, and they could not be told from forged ones [recalled].
  referrerPolicy: { policy: 'same-origin' },
  strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: true } : false,
})

export const permissions = 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()'
