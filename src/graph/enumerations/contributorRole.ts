import { enumeration } from "../../catalogue/values/enumeration.js";

export const contributorRole = enumeration("ContributorRole", "The roles of CRediT, the Contributor Role Taxonomy.", {
  CONCEPTUALIZATION: "Ideas and aims.",
  DATA_CURATION: "Keeping and annotating data.",
  FORMAL_ANALYSIS: "Statistical or other formal analysis.",
  FUNDING_ACQUISITION: "Getting the money.",
  INVESTIGATION: "Doing the research.",
  METHODOLOGY: "Developing methods or models.",
  PROJECT_ADMINISTRATION: "Managing the project.",
  RESOURCES: "Providing materials, instruments or computing.",
  SOFTWARE: "Programming.",
  SUPERVISION: "Leading and mentoring.",
  VALIDATION: "Checking that results can be reproduced.",
  VISUALIZATION: "Preparing how results are shown.",
  WRITING_ORIGINAL_DRAFT: "Writing the first draft.",
  WRITING_REVIEW_EDITING: "Reviewing and editing.",
});
