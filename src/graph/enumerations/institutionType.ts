import { enumeration } from "../../catalogue/values/enumeration.js";

export const institutionType = enumeration(
  "InstitutionType",
  "What an organisation is. The first nine are those of ROR; an organisation may be several.",
  {
    EDUCATION: "A university or similar institution that teaches and does research.",
    FUNDER: "An organisation that awards research funds.",
    HEALTHCARE: "A medical care facility such as a hospital or clinic.",
    COMPANY: "A private for-profit organisation.",
    ARCHIVE: "A library, museum or other keeper of materials.",
    NONPROFIT: "A non-profit or non-governmental organisation.",
    GOVERNMENT: "An organisation run by or for a government.",
    FACILITY: "A specialised facility where research takes place.",
    OTHER: "Any other organisation that does, supports or governs research.",
    RESEARCH_CENTRE: "A centre or laboratory devoted to research; ROR has `other` for it.",
    COMMITTEE: "A body of advisers or decision makers; ROR has `other` for it.",
    PROGRAMME_OFFICE: "An office that runs a programme or an infrastructure; ROR has `other` for it.",
  },
);
