/** The looks of pages that are whole without scripts, in the colours of all pages. */
export const pageStyle = `
:root{color-scheme:light dark;--ink:light-dark(hsl(200 30% 16%),hsl(190 20% 92%));--soft:light-dark(hsl(200 12% 38%),hsl(195 12% 68%));--line:light-dark(hsl(190 16% 86%),hsl(203 18% 22%));--paper:light-dark(hsl(180 20% 98.5%),hsl(205 26% 10%));--link:light-dark(hsl(192 70% 26%),hsl(190 60% 66%))}
body{background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans SC",sans-serif;margin:0 auto;max-width:60rem;padding:1.2rem;overflow-wrap:anywhere}
a{color:var(--link)}h1{font-size:1.6rem;line-height:1.25;margin:.2rem 0}nav{display:flex;flex-wrap:wrap;gap:.4rem 1rem;font-size:.9rem}`;
