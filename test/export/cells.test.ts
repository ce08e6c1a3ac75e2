import { csvCell } from "../../src/export/csvCell.js";
import { csvLine } from "../../src/export/csvText.js";
import { adminCell } from "../../src/export/neo4jAdminCell.js";
import { xmlText } from "../../src/export/xmlText.js";

describe("cells of exported files", () => {
  it.each(["=1+1", "+x", "-x", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠1"])("do not begin as the formula %j does", (text) => {
    expect(csvCell(text)).toBe(`'${text}`);
  });

  it.each(["-1.5", "+49", "-7", "a=b", "1-2"])("leave %s as it is", (text) => {
    expect(csvCell(text)).toBe(text);
  });

  it("join lists so that they can be taken apart again, and are empty where nothing is known", () => {
    expect(csvCell(["a; b", "c\\d", "-1"])).toBe("a\\; b; c\\\\d; -1");
    expect(csvCell([30.5, Number.NaN])).toBe("30.5; ");
    expect([csvCell(null), csvCell(Number.NaN), csvCell(-1.5), csvCell(false)]).toEqual(["", "", "-1.5", "false"]);
  });

  it("are quoted where CSV asks for it", () => {
    expect(csvLine(['a "b"', "c,d", "e\nf", " g", "h"])).toBe('"a ""b""","c,d","e\nf"," g",h\r\n');
  });

  it("hold only what XML can have", () => {
    expect(xmlText('<a & "b">\u0000\uD800\uFFFE\n')).toBe("&lt;a &amp; &quot;b&quot;&gt;\uFFFD\uFFFD\uFFFD&#10;");
    expect(xmlText("之江🚀")).toBe("之江🚀");
  });

  it("tell neo4j-admin an empty text from none", () => {
    expect([adminCell(null), adminCell(""), adminCell('a"b'), adminCell(["", "x"]), adminCell(true)]).toEqual([
      "",
      '""',
      '"a""b"',
      '"\u001Fx"',
      "true",
    ]);
  });
});
