// Builds every page of this folder into site/: the frameworks' own compilers, esbuild, and the package as npm installed it.
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import { compile, compileModule } from "svelte/compiler";
import { compileScript, parse } from "vue/compiler-sfc";

const SITE = "site";
const PACKAGE = dirname(fileURLToPath(import.meta.resolve("ppi-widget/package.json")));

/** Svelte's files, by its compiler. */
const svelte = {
  name: "svelte",
  setup(build) {
    build.onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { js, warnings } = compile(await readFile(path, "utf8"), { filename: path, generate: "client", css: "injected" });
      if (warnings.length) throw new Error(warnings.map(({ message }) => message).join("\n"));
      return { contents: js.code };
    });
    build.onLoad({ filter: /\.svelte\.js$/ }, async ({ path }) => ({
      contents: compileModule(await readFile(path, "utf8"), { filename: path }).js.code,
    }));
  },
};

/** Vue's files, by its compiler, which has to be told which tags are not Vue's. */
const vue = {
  name: "vue",
  setup(build) {
    build.onLoad({ filter: /\.vue$/ }, async ({ path }) => {
      const { descriptor, errors } = parse(await readFile(path, "utf8"), { filename: path });
      if (errors.length) throw errors[0];
      const compilerOptions = { isCustomElement: (tag) => tag === "ppi-form" };
      const script = compileScript(descriptor, { id: "app", inlineTemplate: true, templateOptions: { compilerOptions } });
      return { contents: script.content, loader: "ts" };
    });
  },
};

await mkdir(SITE, { recursive: true });
for (const [name, entry] of [["plain", "host.js"], ["react", "main.jsx"], ["vue", "main.ts"], ["svelte", "main.js"]]) {
  const out = `${SITE}/${name}`;
  await build({
    entryPoints: { host: `${name}/${entry}` },
    outdir: out,
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    jsx: "automatic",
    conditions: ["browser", "production"],
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "false",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    plugins: [svelte, vue],
    logLevel: "warning",
  });
  await writeFile(`${out}/index.html`, await readFile("page.html", "utf8"));
  // What a bundler does not know of: the cards, beside the bundle.
  await cp(`${PACKAGE}/cards`, `${out}/cards`, { recursive: true });
}
for (const name of ["wordpress", "blogger"]) await cp(name, `${SITE}/${name}`, { recursive: true });
