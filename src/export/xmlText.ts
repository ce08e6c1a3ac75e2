// Not only what XML 1.0 has no place for: half a surrogate pair is no character either.
const impossible = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const named: Readonly<Record<string, string>> = Object.freeze({
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
  "\n": "&#10;",
  "\t": "&#9;",
});

/** XML in which every character that XML cannot have is U+FFFD. */
export const possibleXml = (xml: string): string => xml.replace(impossible, "\uFFFD");

/** A text as content or attribute of XML; a character that XML cannot have becomes U+FFFD. */
export const xmlText = (text: string): string => possibleXml(text).replace(/[&<>"\r\n\t]/g, (it) => named[it]!);
