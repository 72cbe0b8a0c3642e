import { describe, expect, test } from 'vitest';
import { keyAsKubectl, readAsKubectl } from './kubectlScalar';

/**
 * A plain text, the JSON that `yaml.YAMLToJSON` of sigs.k8s.io/yaml 1.6.0 printed for it as a value (`a: TEXT`), and the name
 * as a key (`TEXT: x`; undefined: refused there).
 */
const PRINTED: readonly (readonly [text: string, json: string, key: string | undefined])[] = [
  ['y', 'true', 'true'],
  ['Y', 'true', 'true'],
  ['yes', 'true', 'true'],
  ['Yes', 'true', 'true'],
  ['YES', 'true', 'true'],
  ['yEs', '"yEs"', 'yEs'],
  ['n', 'false', 'false'],
  ['N', 'false', 'false'],
  ['no', 'false', 'false'],
  ['No', 'false', 'false'],
  ['NO', 'false', 'false'],
  ['on', 'true', 'true'],
  ['On', 'true', 'true'],
  ['ON', 'true', 'true'],
  ['oN', '"oN"', 'oN'],
  ['off', 'false', 'false'],
  ['Off', 'false', 'false'],
  ['OFF', 'false', 'false'],
  ['true', 'true', 'true'],
  ['True', 'true', 'true'],
  ['TRUE', 'true', 'true'],
  ['tRue', '"tRue"', 'tRue'],
  ['false', 'false', 'false'],
  ['False', 'false', 'false'],
  ['FALSE', 'false', 'false'],
  ['~', 'null', undefined],
  ['null', 'null', undefined],
  ['Null', 'null', undefined],
  ['NULL', 'null', undefined],
  ['nULL', '"nULL"', 'nULL'],
  ['t', '"t"', 't'],
  ['F', '"F"', 'F'],
  ['0443', '291', '291'],
  ['010', '8', '8'],
  ['08', '8', '8'],
  ['0778', '778', '778'],
  ['00', '0', '0'],
  ['-010', '-8', '-8'],
  ['+010', '8', '8'],
  ['0o17', '15', '15'],
  ['0O17', '15', '15'],
  ['-0o17', '-15', '-15'],
  ['0o8', '"0o8"', '0o8'],
  ['0x1F', '31', '31'],
  ['0X1f', '31', '31'],
  ['-0x1F', '-31', '-31'],
  ['0xG', '"0xG"', '0xG'],
  ['0b11', '3', '3'],
  ['0B11', '3', '3'],
  ['+0b11', '3', '3'],
  ['0b12', '"0b12"', '0b12'],
  ['0b', '"0b"', '0b'],
  ['1_000', '1000', '1000'],
  ['1__000', '1000', '1000'],
  ['1_', '1', '1'],
  ['_1', '"_1"', '_1'],
  ['0_7', '7', '7'],
  ['0x_1', '1', '1'],
  ['0777_7', '4095', '4095'],
  ['22:00', '"22:00"', '22:00'],
  ['12:30:45', '"12:30:45"', '12:30:45'],
  ['190:20:30', '"190:20:30"', '190:20:30'],
  ['2024-01-01', '"2024-01-01"', '2024-01-01'],
  ['2024-1-1', '"2024-1-1"', '2024-1-1'],
  ['2024-01-31T00:00:00Z', '"2024-01-31T00:00:00Z"', '2024-01-31T00:00:00Z'],
  ['1e3', '1000', '1000'],
  ['1E5', '100000', '100000'],
  ['1e+3', '1000', '1000'],
  ['1e', '"1e"', '1e'],
  ['1.0', '1', '1'],
  ['1.', '1', '1'],
  ['1.20', '1.2', '1.2'],
  ['.5', '0.5', '0.5'],
  ['-.5', '-0.5', '-0.5'],
  ['.', '"."', '.'],
  ['+', '"+"', '+'],
  ['+1', '1', '1'],
  ['-0', '0', '0'],
  ['1_0.5', '10.5', '10.5'],
  ['1_e3', '1000', '1000'],
  ['.5_0', '0.5', '0.5'],
  ['._5', '"._5"', '._5'],
  ['07.5', '7.5', '7.5'],
  ['1e400', '"1e400"', '1e400'],
  ['1e21', '1e+21', '1e+21'],
  ['80.0', '80', '80'],
  ['0x1p4', '"0x1p4"', '0x1p4'],
  ['inf', '"inf"', 'inf'],
  ['NaN', '"NaN"', 'NaN'],
  ['9223372036854775807', '9223372036854775807', '9223372036854775807'],
  ['18446744073709551616', '18446744073709552000', '1.8446744e+19'],
  ['123456789.123', '123456789.123', '1.2345679e+08'],
  ['1234567.0', '1234567', '1.234567e+06'],
  ['0.00001', '0.00001', '1e-05'],
  ['100000.5', '100000.5', '100000.5'],
  ['2001-12-14 21:59:43.10 -5', '"2001-12-14 21:59:43.10 -5"', '2001-12-14 21:59:43.10 -5'],
];

describe('plain texts are read as kubectl reads them', () => {
  test.each(PRINTED)('%s is %s', (text, json, key) => {
    const value = readAsKubectl(text);
    expect(value).toBe(JSON.parse(json));
    if (key !== undefined) expect(keyAsKubectl(value, text)).toBe(key);
  });

  // JSON has no such numbers: kubectl refuses the document.
  test.each([
    ['.inf', Number.POSITIVE_INFINITY, '.inf'],
    ['+.INF', Number.POSITIVE_INFINITY, '.inf'],
    ['-.Inf', Number.NEGATIVE_INFINITY, '-.inf'],
    ['.NaN', Number.NaN, '.nan'],
  ])('%s is no number of JSON', (text, number, key) => {
    expect(readAsKubectl(text)).toBe(number);
    expect(keyAsKubectl(number, text)).toBe(key);
  });
});
