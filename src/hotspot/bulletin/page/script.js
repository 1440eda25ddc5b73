"use strict";

const figures = JSON.parse(document.getElementById("figures").textContent);
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const narrow = window.matchMedia("screen and (max-width: 40rem)");
// What A4 leaves of 174 mm between the margins of style.css inside the frame of a figure, in pixels of CSS.
const SHEET = 636;
let onPaper = false;

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function layout(height, more) {
  return {
    height,
    ...(onPaper && { width: SHEET }),
    margin: { l: 8, r: 8, t: 8, b: 32 },
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { color: colour("ink"), size: narrow.matches ? 11 : 13 },
    dragmode: false,
    ...more,
  };
}

function axis(more) {
  return { automargin: true, fixedrange: true, ticks: "", ticklabelstandoff: 6, gridcolor: colour("rule"), zerolinecolor: colour("rule"), ...more };
}

function draw(id, traces, chosen) {
  // Not react: a width that was once given for paper would stay.
  Plotly.newPlot(id, traces, chosen, { displayModeBar: false, responsive: true });
}

function drawCategories() {
  const { names, series } = figures.categories;
  const colours = [colour("accent"), colour("second"), colour("third")];
  const most = Math.max(...series.flatMap((one) => one.values));
  const traces = series.map((one, place) => ({
    type: "bar", orientation: "h", name: one.name, y: names, x: one.values,
    marker: { color: colours[place] },
    text: one.values.map((value) => (value === null || place > 0 ? "" : String(value))),
    textposition: "outside", cliponaxis: false,
    hovertemplate: "%{y}：%{x}件<extra>%{fullData.name}</extra>",
  }));
  // On paper the fourteen categories of three periods stand on one sheet with the title.
  const bar = onPaper ? 11 : 13;
  draw("chart-categories", traces, layout(80 + names.length * (14 + bar * series.length), {
    barmode: "group",
    yaxis: axis({ autorange: "reversed", type: "category" }),
    // Neither half a ticket nor 10k of them.
    xaxis: axis({ title: { text: "件" }, rangemode: "tozero", tickformat: "d", ...(most < 8 && { dtick: 1 }) }),
    legend: { orientation: "h", y: 1.02, yanchor: "bottom", x: 0, traceorder: "normal" },
  }));
}

function drawCalendar() {
  const { names, spans, values } = figures.calendar;
  draw("chart-calendar", [{
    type: "heatmap", y: names, x: spans, z: values, xgap: 2, ygap: 2, showscale: false,
    colorscale: [[0, colour("shade")], [1, colour("heat")]],
    texttemplate: "%{z}", textfont: { color: colour("ink") }, hovertemplate: "%{y} %{x}：%{z}件<extra></extra>",
  }], layout(80 + names.length * 28, {
    yaxis: axis({ autorange: "reversed", type: "category" }),
    xaxis: axis({ type: "category" }),
  }));
}

function drawTimeline() {
  const { rows, start, end } = figures.timeline;
  // Half a day of air, or the circles of the first day would be cut.
  const dayBefore = new Date(Date.parse(`${start}T00:00Z`) - 43200000).toISOString().slice(0, 16).replace("T", " ");
  const most = Math.max(...rows.flatMap((row) => row.tickets));
  const short = (name) => (narrow.matches && name.length > 10 ? `${name.slice(0, 9)}…` : name);
  const traces = rows.map((row) => ({
    type: "scatter", mode: "markers", name: row.name, showlegend: false,
    x: row.days, y: row.days.map(() => short(row.name)),
    marker: { color: colour("accent"), opacity: 0.75, sizemode: "area", sizemin: 4, size: row.tickets, sizeref: most / 300 },
    customdata: row.tickets, hovertemplate: "%{x|%Y-%m-%d}：%{customdata}件<extra>%{fullData.name}</extra>",
  }));
  draw("chart-timeline", traces, layout(90 + rows.length * 32, {
    yaxis: axis({ type: "category", autorange: "reversed", categoryorder: "array", categoryarray: rows.map((row) => short(row.name)) }),
    xaxis: axis({ type: "date", range: [dayBefore, `${end} 23:59`], tickformat: "%-m.%-d" }),
  }));
}

function drawAll() {
  drawCategories();
  drawCalendar();
  if (document.getElementById("chart-timeline")) drawTimeline();
}

function open(button, wanted) {
  button.setAttribute("aria-expanded", String(wanted));
  document.getElementById(button.getAttribute("aria-controls")).hidden = !wanted;
}

function prepareHotspots() {
  const search = document.getElementById("search");
  if (!search) return;
  const category = document.getElementById("category");
  const bodies = [...document.querySelectorAll("tbody.hotspot")];
  const texts = bodies.map((body) => body.textContent.toLowerCase());
  for (const body of bodies) {
    const button = body.querySelector("button");
    open(button, false);
    button.addEventListener("click", () => open(button, button.getAttribute("aria-expanded") !== "true"));
  }
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    bodies.forEach((body, place) => {
      const fits = words.every((word) => texts[place].includes(word))
        && (!category.value || body.dataset.category === category.value);
      body.hidden = !fits;
      shown += fits;
    });
    document.getElementById("found").textContent = `${shown} / ${bodies.length} 条`;
  };
  search.addEventListener("input", filter);
  category.addEventListener("change", filter);
  filter();
}

function lay(paper) {
  onPaper = paper;
  document.documentElement.classList.toggle("paper", paper);
  drawAll();
}

prepareHotspots();
drawAll();
window.addEventListener("beforeprint", () => lay(true));
window.addEventListener("afterprint", () => lay(false));
dark.addEventListener("change", drawAll);
narrow.addEventListener("change", drawAll);
