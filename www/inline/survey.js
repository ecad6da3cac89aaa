// ppi-survey.html: the survey as one file, for a double click.
import "../ppi-survey.js";
