// One program that runs in Node, warm: node worker.cjs PROGRAM FOLDER MODULES. The protocol is that of worker.py.
const fs = require("fs");
const path = require("path");
const { createRequire } = require("module");

const [program, folder, modules] = process.argv.slice(2);
const need = createRequire(path.join(path.resolve(modules), "here.js"));
const data = JSON.parse(fs.readFileSync(path.join(folder, "data.json"), "utf8"));
const template = fs.readFileSync(path.join(folder, "braces.docx"));

const programs = {
  docxtemplater() {
    const Docxtemplater = need("docxtemplater");
    const PizZip = need("pizzip");
    return async (values) => {
      const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
      document.render(values);
      return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  },
  "easy-template-x"() {
    const { TemplateHandler } = need("easy-template-x");
    const handler = new TemplateHandler();
    return (values) => handler.process(template, values);
  },
};

async function main() {
  const make = programs[program]();
  const out = path.join(folder, "out", program);
  fs.mkdirSync(out, { recursive: true });
  console.log("ready");
  for await (const line of require("readline").createInterface({ input: process.stdin })) {
    const [first, count] = line.split(" ").map(Number);
    const start = process.hrtime.bigint();
    for (let number = first; number < first + count; number++) {
      fs.writeFileSync(path.join(out, `${number}.docx`), await make(data[number]));
    }
    console.log(Number(process.hrtime.bigint() - start) / 1e9);
  }
}
main();
