/** Each line: the word that the others stand for, in other languages and as they are cut short. */
const sameWords = `
university: univ univers universite universitat universita universidad universidade universitet universitetet universiteit universitas uniwersytet univerzita univerzitet universiti universitatea universitesi univerza sveuciliste univer unv uni université universitaet universitate universitato universiteti universitari universitario universitaria universitaire
institute: inst institut instituto istituto instytut institutt institutet institutul ins
technology: technol tecnologia technologie technologies tecnologico tecnologica technologique
technical: technische technischen tecnica tecnico technique teknik teknisk tekniska
national: natl nacional nationale nazionale nat nacionale
academy: acad academia akademie akademia academie accademia akademi
science: sci sciences ciencias ciencia scienze wissenschaften nauk vied sciencs
laboratory: lab labs laboratories laboratorio laboratoire labor laboratorium
hospital: hosp hopital ospedale hospitalier hospitalaire hospitals krankenhaus hospitalario
college: coll colleges colegio collegium
center: centre ctr cent cntr centro zentrum centrum centres centers centra
department: dept dep departement departamento dipartimento depto dpt departments departement abteilung dpto katedra institutionen
faculty: fac faculte facultad faculdade fakultat facolta wydzial faculteit fakultet fakultesi
school: sch escuela ecole escola scuola schule schl
medicine: med medical medicina medizin medecine medic medicale medicas medicinal medizinische
research: res recherche investigacion ricerca forschung pesquisa recherches investigaciones ricerche investigacoes
engineering: eng engn ingenieria ingegneria engenharia ingenierie engineer
general: gen
international: int intl internacional internationale internat
federal: fed federale
state: stat
agriculture: agr agric agricultural agronomy agrarian agricola agri
polytechnic: polytech politecnico polytechnique politecnica politechnika polytechnical
physics: phys physik physique fisica
chemistry: chem chemie chimie quimica chimica
mathematics: math maths mathematik mathematiques matematica matematicas mathematical
biology: biol biologie biologia biological
environment: environm environ env environmental
information: informat
development: dev
management: mgmt manage
education: educ
health: hlth
economics: econ economic economy
foundation: fdn fund fundacion fundacao fondation fondazione stiftung
association: assoc assn
society: soc
division: div
saint: st ste sankt santa
organization: organisation org
municipal: munic
normal: norm
southern: sth
northern: nth
community: comm
technological: techn tech
veterinary: vet
pharmacy: pharm pharmaceutical
oceanography: oceanog
applied: appl
advanced: adv
computer: comp comput computing
electronics: electron electr electronic
clinic: clin clinica clinique klinik
cancer: canc
materials: mat mater material
geology: geol
psychology: psychol
astronomy: astron
biochemistry: biochem
ecology: ecol
spectroscopy: spect spectry
`;

const canonical = new Map<string, string>();
for (const line of sameWords.trim().split("\n")) {
  const [word, others] = line.split(": ") as [string, string];
  for (const other of others.split(" ")) if (!canonical.has(other)) canonical.set(other, word);
}

const words = (told: string): ReadonlySet<string> => new Set(told.trim().split(/\s+/));

const stopWords = words(
  "of the and for de la du des di da do dos das del della dell dei delle degli der die das fur und in at et e y en zu von van i a an on to le les el los las al l d och voor het inc ltd gmbh co corp llc ag sa spa bv plc limited company corporation",
);

const genericWords = words(`
    university institute technology technical national academy science laboratory hospital college center department faculty school medicine
    research engineering general international federal state agriculture polytechnic physics chemistry mathematics biology environment
    information development management education health economics foundation association society division organization municipal
    technological veterinary pharmacy oceanography applied advanced computer electronics clinic cancer royal public policy ministry energy
    council agency office group key higher teaching regional central city county district first second third people affiliated studies
    social human humanities arts art law business design music geology geography history philosophy psychology sociology astronomy
    astrophysics space nuclear molecular cell genetics biochemistry biotechnology biomedical clinical chemical physical mechanical
    electrical civil materials material industrial food water marine ocean forest forestry animal plant crop soil zoological geological
    biological climate earth sciences natural life neuroscience neurology surgery cardiology dental dentistry nursing children child women
    mother memorial services service system systems network innovation industry trade commerce finance statistics data library museum press
    government board commission bureau authority institution unit program programme project north south east west northern southern eastern
    western new great union world global open online community training professional vocational studies theoretical experimental optics
    photonics semiconductors microelectronics communications telecommunications transport transportation aerospace aviation aeronautics
    military defense defence police security safety mental rehabilitation infectious diseases disease heart eye brain tropical hygiene
    epidemiology immunology microbiology virology pathology physiology pharmacology toxicology nutrition sport sports physical language
    languages culture cultural archaeology anthropology linguistics political politics philology theology religion american european african
    asian america europe africa asia
`);

const unitWords = words(
  "department faculty school division laboratory institute center section unit group chair program programme graduate key state college team branch lehrstuhl service departments discipline doctoral postgraduate kafedra cathedra area",
);

const blockedWords = words(
  "hospital clinic museum press library foundation association alumni council ministry company society agency trust hospitals observatory infirmary klinikum universitatsklinikum affiliated teaching system network",
);

const streetWords = words(
  "street road avenue ave av rd blvd boulevard strasse str rue via calle rua drive lane way square place platz box bag campus building bldg floor room tower highway ku cho chome estrada carretera ulica ul al route quai allee jalan marg kilometer km",
);

/** Words that tell a street or a building, which is no other city. */
export const isStreetWord = (word: string): boolean => streetWords.has(word) || /(?:strasse|straat|gatan|vej|weg)$/.test(word);

/** The word that a folded word stands for, whatever its language and however it is cut short: `university` for `univ` and `universidad`. */
export const canonicalWord = (word: string): string => canonical.get(word) ?? word;

/** Words that names are written with or without. */
export const isStopWord = (word: string): boolean => stopWords.has(word);

/** Words that say what an organisation is or does and are in the names of many, in the form of `canonicalWord`. */
export const isGenericWord = (word: string): boolean => genericWords.has(word) || unitWords.has(word) || /^\d+$/.test(word);

/** Words by which a part of an organisation begins. */
export const isUnitWord = (word: string): boolean => unitWords.has(word);

const narrowingWords = words(
  "medical medicine technical technology technological state national federal agriculture pharmacy veterinary catholic islamic open new metropolitan polytechnic normal international north south east west northern southern eastern western central american european pedagogical teaching military royal free women great private public applied",
);

/** Words that make another university of one: `Medical University of Graz`. */
export const isNarrowingWord = (word: string): boolean => narrowingWords.has(word);

const partWords = words("department faculty school division laboratory section unit chair institute center kafedra cathedra");

/** Those of them that begin no name of a whole, wherever they stand before it: `Mathematics Department University of Calgary`. */
export const isPartWord = (word: string): boolean => partWords.has(word);

/** Words that make another organisation of a name: the university's hospital is not the university. */
export const isOtherOrganisation = (word: string): boolean => blockedWords.has(word);

/** Parts of a university that are named after it: `School of Medicine`. */
export const isInnerUnit = (word: string): boolean => ["department", "school", "faculty", "division", "graduate"].includes(word);
