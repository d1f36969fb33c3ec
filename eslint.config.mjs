import { defineConfig, globalIgnores } from 'eslint/config';
import nextVitals from 'eslint-config-next/core-web-vitals';
import tseslint from 'typescript-eslint';

/**
 * Data flows left to right, and a folder imports only from folders to its left (the README shows the same line as a
 * picture). Each entry: folder, and what of `lib` it may take besides itself.
 */
/** @type {Record<string, string[]>} */
const mayImport = {
  model: [],
  files: [],
  commands: ['model'],
  ipam: ['model'],
  export: ['model', 'commands', 'ipam'],
  reach: ['model'],
  findings: ['model'],
  filter: ['model'],
  graph: ['model'],
  docker: ['model'],
  inventory: ['model', 'docker'],
  traffic: ['model', 'docker', 'inventory'],
  history: ['model', 'files', 'docker', 'inventory', 'traffic'],
  audit: ['model', 'files'],
  actions: ['model', 'files', 'commands', 'ipam', 'reach', 'docker', 'inventory', 'audit'],
  stream: ['model', 'docker', 'inventory', 'traffic', 'history'],
  metrics: ['model', 'traffic', 'stream'],
  auth: ['model', 'files'],
  server: [
    'model',
    'files',
    'ipam',
    'reach',
    'findings',
    'docker',
    'inventory',
    'traffic',
    'history',
    'audit',
    'actions',
    'stream',
    'metrics',
    'auth',
  ],
  client: ['model', 'filter', 'stream/messages', 'stream/diff', 'stream/decode-traffic'],
};
const folders = Object.keys(mayImport);
const engineClient = { group: ['dockerode', 'docker-modem'], message: 'Only lib/docker speaks to the engine.' };
const canvas = { group: ['cytoscape'], message: 'Only components/canvas draws with cytoscape.' };

/**
 * @param {string[]} files
 * @param {object[]} patterns
 * @param {string[]} ignores
 * @returns {import('eslint').Linter.Config}
 */
const restrict = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

/**
 * Everything of `lib` that is not listed for a folder, whichever way it is written.
 * @param {string} folder
 */
const outside = (folder) => {
  const allowed = mayImport[folder] ?? [];
  return folders
    .filter((other) => other !== folder && !allowed.includes(other))
    .map((other) => {
      const files = allowed.filter((path) => path.startsWith(`${other}/`)).map((path) => path.slice(other.length + 1));
      const exception = files.length > 0 ? `(?!/(?:${files.join('|')})$)` : '';
      return {
        regex: `^(?:@/lib|(?:\\.\\./)+(?:lib)?)/?${other}${exception}(?:/|$)`,
        message: `lib/${folder} must not import lib/${other}: data flows the other way.`,
      };
    });
};
const server = {
  regex: '^@/lib/(?!model|graph|filter|client|ipam|reach|export)',
  message: 'Components take model, graph, filter, client, ipam, reach and export.',
};
const pages = { regex: '^@/(app|components)/', message: 'lib knows nothing of pages and components.' };

export default defineConfig([
  globalIgnores(['.next/**', 'next-env.d.ts', 'test-results/**', 'playwright-report/**']),
  ...nextVitals,
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always'],
      'no-eval': 'error',
      'no-restricted-globals': 'off',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['app/**', 'components/**', 'lib/**', '*.ts'],
    // The launcher speaks to a terminal, the client to the browser's console; the server has a log.
    ignores: ['lib/launch/**', 'lib/client/**'],
    rules: { 'no-console': 'error' },
  },
  ...folders.map((folder) =>
    restrict(
      [`lib/${folder}/**/*.{ts,tsx}`],
      [...outside(folder), pages, canvas, ...(folder === 'docker' ? [] : [engineClient])],
      ['**/*.test.*'],
    ),
  ),
  {
    files: ['lib/**/*.ts', 'app/**/*.ts', '*.ts'],
    ignores: ['lib/client/**', '**/*.test.*'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "BinaryExpression[operator='instanceof'][right.name='AppError']",
          message: 'Boot and each route are bundles with a class AppError of their own: isAppError knows all of them.',
        },
      ],
    },
  },
  restrict(['app/**/*.ts', '*.ts'], [engineClient, canvas]),
  restrict(['components/**/*.{ts,tsx}', 'app/**/*.tsx'], [engineClient, canvas, server], ['components/canvas/**']),
  restrict(['components/canvas/**'], [engineClient, server]),
  {
    files: ['components/**/*.{ts,tsx}', 'app/**/*.tsx'],
    rules: { 'no-restricted-globals': ['error', { name: 'fetch', message: 'Use a hook of lib/client.' }] },
  },
]);
