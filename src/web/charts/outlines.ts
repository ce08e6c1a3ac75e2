import shapes from "virtual:world-shapes";
import { GeoComponent } from "echarts/components";
import { registerMap, use } from "echarts/core";
import { unpackShapes } from "../../queries/charts/packedShapes.js";

use([GeoComponent]);
// Taken only by what draws maps, so after that.
registerMap("world", unpackShapes(shapes) as Parameters<typeof registerMap>[1]);
