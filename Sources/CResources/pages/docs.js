// The contract as a page: Swagger UI shows the operations and sends what their forms hold. Around it stand what it has not: an
// index of all operations that can be searched by any word, and one place for the key, which is kept nowhere.
"use strict";

const methods = ["get", "post", "put", "patch", "delete"];

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Every operation of a contract with what is shown of it, in the order of its tags. */
function operations(contract) {
  const found = Object.entries(contract.paths).flatMap(([path, item]) =>
    methods.filter((method) => item[method]).map((method) => ({ path, method, operation: item[method] })));
  const tags = contract.tags.map((tag) => tag.name);
  return found.sort((a, b) => tags.indexOf(a.operation.tags[0]) - tags.indexOf(b.operation.tags[0]));
}

/** The scopes without which an operation is not done; none where it needs no key. */
function scopes(operation) {
  const [first = {}] = operation.security ?? [];
  return Object.values(first).flat();
}

/** The contract as it is shown: a form holds no filters that nobody chose, and an operation says which key it needs. */
function prepared(contract) {
  const resolved = (value) =>
    value?.$ref ? value.$ref.split("/").slice(1).reduce((part, name) => part[name], contract) : value;
  for (const { path, operation } of operations(contract)) {
    // Swagger UI loses what is said once for all operations of a path by reference.
    operation.parameters = [...(contract.paths[path].parameters ?? []), ...(operation.parameters ?? [])];
    for (const reference of operation.parameters) {
      const parameter = resolved(reference);
      if (!parameter.required) {
        delete parameter.example;
        delete parameter.examples;
      }
      // Swagger UI warns of each format that has no input of its own.
      if (parameter.schema?.items) parameter.schema.items = { ...resolved(parameter.schema.items), format: undefined };
    }
    const needed = scopes(operation).map((scope) => `\`${scope}\``).join(" and ");
    if (needed) operation.description = `Needs a key with the scope ${needed}.\n\n${operation.description ?? ""}`;
  }
  for (const item of Object.values(contract.paths)) delete item.parameters;
  return contract;
}

/** Swagger UI's parts that are wanted, in our order. */
function layout({ React }) {
  const h = React.createElement;
  const Layout = ({ getComponent }) => h("div", { className: "swagger-ui" },
    h(getComponent("SvgAssets")),
    h(getComponent("errors", true)),
    h("details", { className: "wrapper about" },
      h("summary", null, "Requests, keys, lists, caching, limits and errors: what holds for all"),
      h(getComponent("InfoContainer", true))),
    h("main", { className: "wrapper" },
      h(getComponent("operations", true)),
      h(getComponent("Models", true))));
  // The key has its place above.
  return { components: { Layout, authorizeOperationBtn: () => null } };
}

/** The list of all operations; `open` shows one. */
function index(contract, open) {
  const entries = [];
  const groups = new Map();
  for (const { path, method, operation } of operations(contract)) {
    const [tag] = operation.tags;
    if (!groups.has(tag)) groups.set(tag, element("ul"));
    const link = element("a", { href: `#/${encodeURIComponent(tag)}/${operation.operationId}` },
      element("b", { className: method, textContent: method.toUpperCase() }),
      element("span", {}, operation.summary ?? "", element("small", { textContent: path })));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      open(tag, operation.operationId);
    });
    const entry = element("li", {}, link);
    groups.get(tag).append(entry);
    const names = (operation.parameters ?? []).map((parameter) => parameter.name ?? parameter.$ref.split("/").pop());
    const words = [method, path, tag, operation.operationId, operation.summary, operation.description, ...names];
    entries.push({ entry, link, text: words.join(" ").toLowerCase() });
  }
  const none = element("p", { textContent: "Nothing is called that.", hidden: true });
  document.getElementById("index").append(
    ...[...groups].map(([tag, list]) => element("section", {}, element("h2", { textContent: tag }), list)), none);

  /** Leaves those with all of the words; answers with the first. */
  function search(phrase) {
    const words = phrase.toLowerCase().split(/\s+/).filter(Boolean);
    for (const { entry, text } of entries) entry.hidden = !words.every((word) => text.includes(word));
    for (const list of groups.values()) list.parentElement.hidden = !list.querySelector("li:not([hidden])");
    document.body.classList.toggle("searching", words.length > 0);
    const first = entries.find(({ entry }) => !entry.hidden);
    none.hidden = Boolean(first);
    return first?.link;
  }
  return search;
}

function followColourScheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
  dark.addEventListener("change", follow);
  follow();
}

async function show() {
  followColourScheme();
  const answer = await fetch("/openapi.json", { cache: "no-cache" });
  const contract = prepared(await answer.json());
  document.getElementById("contract-version").textContent = contract.info.version;
  const ui = SwaggerUIBundle({
    spec: contract,
    domNode: document.getElementById("operations-of-the-contract"),
    layout: "Layout",
    plugins: [layout],
    deepLinking: true,
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    tryItOutEnabled: true,
    validatorUrl: null,
    // What is sent is answered by the server, not from what the browser has kept.
    requestInterceptor: (request) => Object.assign(request, { cache: "no-store" }),
  });

  const field = document.getElementById("search");
  const search = index(contract, (tag, id) => {
    ui.layoutActions.show(["operations-tag", tag], true);
    ui.layoutActions.show(["operations", tag, id], true);
    field.value = "";
    search("");
    history.replaceState(null, "", `#/${encodeURIComponent(tag)}/${id}`);
    // Swagger UI draws it in a moment.
    requestAnimationFrame(() => document.querySelector(`[id$="-${id}"]`)?.scrollIntoView());
  });
  field.addEventListener("input", () => search(field.value));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") search(field.value)?.click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    event.preventDefault();
    field.focus();
  });

  const [scheme] = Object.keys(contract.components.securitySchemes);
  const key = document.getElementById("key");
  const take = () => {
    const value = key.value.trim();
    if (value) ui.preauthorizeApiKey(scheme, value);
    else ui.authActions.logout([scheme]);
  };
  key.addEventListener("input", take);
}

show().catch((error) => {
  document.getElementById("operations-of-the-contract").textContent = `The contract could not be shown: ${error.message}`;
  throw error;
});
