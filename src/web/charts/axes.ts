import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import { use } from "echarts/core";

use([BarChart, LineChart, ScatterChart, GridComponent, LegendComponent]);
