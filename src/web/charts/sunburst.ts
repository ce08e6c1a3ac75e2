import { SunburstChart } from "echarts/charts";

export const parts = [SunburstChart];
