// What a server that renders pages gets in place of the elements, which need a browser: nothing.
export const PpiForm = undefined;
export const PpiSurvey = undefined;
