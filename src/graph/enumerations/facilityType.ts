import { enumeration } from "../../catalogue/values/enumeration.js";

export const facilityType = enumeration("FacilityType", "What a facility is.", {
  CAMPUS: "Land and buildings.",
  LABORATORY: "Rooms and equipment for experiments.",
  COMPUTING: "Computers, storage and networks for research.",
  INSTRUMENT: "A single large instrument, such as a light source.",
  TESTBED: "A place to try things under real conditions.",
  PLATFORM: "Software or a service on which others build.",
  DATA_SET: "A collection of data kept for use.",
});
