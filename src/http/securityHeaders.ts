/** What pages may load and who may frame them. Styles may be inline because the editor of the studio makes its own; scripts may not. */
export const contentSecurityPolicy = (frameAncestors: string): string =>
  [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join("; ");

/** Headers of every answer. */
export const securityHeaders: Readonly<Record<string, string>> = Object.freeze({
  "content-security-policy": contentSecurityPolicy("'none'"),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
});
