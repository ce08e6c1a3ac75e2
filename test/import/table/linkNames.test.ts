import { linkNames, type NamedInstitution } from "../../../src/import/table/linkNames.js";

function institution(id: string, names: readonly string[], place: Partial<NamedInstitution> = {}): NamedInstitution {
  return { id: `ror:${id}`, names, nameKinds: names.map(() => "LABEL"), country: "US", regions: ["Maine"], active: true, ...place };
}

const lookup = linkNames([
  institution("04r659a56", ["University of New England"], { country: "AU", regions: ["New South Wales"] }),
  institution("020hgte69", ["Fermi National Accelerator Laboratory", "Fermilab"], {
    nameKinds: ["LABEL", "ACRONYM"],
    regions: ["Illinois"],
  }),
  institution("03tzaeb71", ["University of Hawaii System", "University of Hawaii"], { regions: ["Hawaii"] }),
  institution("01wspgy28", ["University of Hawaiʻi at Mānoa"], { regions: ["Hawaii"] }),
  institution("047s2c258", ["University of Maryland, College Park"], { regions: ["Maryland"] }),
  institution("02qskvh78", ["University of Maryland, Baltimore County"], { regions: ["Maryland"] }),
  institution("04t5xt781", ["Northeastern University"], { regions: ["Massachusetts"] }),
  institution("03awzbc87", ["Northeastern University"], { country: "CN", regions: ["Liaoning"] }),
  institution("049emcs32", ["The University of Texas at Dallas"], { regions: ["Texas"] }),
  institution("02zdkmf61", ["Purdue University Calumet"], { regions: ["Indiana"], active: false }),
  institution("021nxhr62", ["National Science Foundation", "NSF"], { nameKinds: ["LABEL", "ACRONYM"], regions: ["Virginia"] }),
]);

const find = (name: string, region?: string, country = "US") => lookup.find("Institution", name, { country, region })?.id ?? null;
const confirm = (name: string, proposed: string, called?: string) => lookup.find("Institution", name, { proposed, called })?.id ?? null;

describe("A stated name", () => {
  test("is linked when its full name, its country and its state all agree with one institution", () => {
    expect(find("University of Texas at Dallas", "Texas")).toBe("ror:049emcs32");
    expect(find("UNIVERSITY OF MARYLAND-COLLEGE PARK", "Maryland")).toBe("ror:047s2c258");
  });

  test("is not linked because it has one bearer here: University of New England", () => {
    expect(find("University of New England", "Maine")).toBeNull();
    expect(lookup.find("Institution", "University of New England", {})).toBeNull();
  });

  test("is not linked without a state, in another state, or in another country", () => {
    expect(find("University of Texas at Dallas")).toBeNull();
    expect(find("University of Texas at Dallas", "Ohio")).toBeNull();
    expect(find("University of Texas at Dallas", "Texas", "CA")).toBeNull();
  });

  test("is not linked when another institution has the name, wherever it is", () => {
    expect(find("Northeastern University", "Massachusetts")).toBeNull();
  });

  test("is not linked to a system whose campuses begin with its name", () => {
    expect(find("University of Hawaii", "Hawaii")).toBeNull();
    expect(find("University of Maryland", "Maryland")).toBeNull();
  });

  test("is not linked by an acronym, nor to an institution that is no more, nor for other kinds", () => {
    expect(find("NSF", "Virginia")).toBeNull();
    expect(find("Purdue University Calumet", "Indiana")).toBeNull();
    expect(lookup.find("Researcher", "University of Texas at Dallas", { country: "US", region: "Texas" })).toBeNull();
  });

  test("confirms what other columns propose, small words and abbreviations aside", () => {
    expect(confirm("Fermilab", "https://ror.org/020hgte69")).toBe("ror:020hgte69");
    expect(confirm("Fermi National Accelerator Lab", "020hgte69")).toBe("ror:020hgte69");
    expect(confirm("The College of New Jersey", "https://ror.org/02nx5r318", "College of New Jersey")).toBe("ror:02nx5r318");
  });

  test("is not taken for the institution under whose id an experiment is listed", () => {
    for (const name of ["DUNE", "CDMS", "SeaQuest"]) expect(confirm(name, "https://ror.org/020hgte69")).toBeNull();
  });

  test("is not confirmed when the country contradicts", () => {
    const hints = { proposed: "https://ror.org/03awzbc87", called: "Northeastern University", country: "US" };
    expect(lookup.find("Institution", "Northeastern University", hints)).toBeNull();
  });
});
