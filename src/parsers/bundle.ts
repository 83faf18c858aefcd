// The entry of dist/parser.js. Server and CLI load it with the first file that they parse: TypeScript is by far the largest part of what ships.
export { parseWithEstree } from './estree.js';
