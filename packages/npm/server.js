// What a server that renders pages gets in place of the element, which needs a browser: nothing.
export const PpiForm = undefined;
