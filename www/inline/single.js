// ppi-form.html: the form as one file, for a double click.
import { others } from "./options.js";
import "../ppi-form.js";

others([]);
