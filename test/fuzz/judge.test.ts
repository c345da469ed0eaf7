import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/http.ts';
import { faultsOfAny, faultsOfHead, faultsOfRefusal, faultsOfTwins, faultsOfValid } from './judge.ts';

const detail = { path: '/query/limit', message: 'must be at most 100', rule: 'maximum', limit: 100 };
const refusal = { title: 'Invalid Argument', message: 'No.', code: 'invalid_argument', requestId: 'r', details: [detail] };

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: new Headers({ 'X-Request-Id': 'r', 'Content-Type': 'application/json; charset=utf-8', ...headers }),
  text: body === undefined ? '' : JSON.stringify(body),
  body,
});

describe('any answer', () => {
  const listLeads = { method: 'GET', target: '/api/v2/leads?limit=101' };
  const page = { items: [], nextCursor: null };

  it.each<[string, Answer, string[] | RegExp]>([
    ['as declared', answer(200, page, { ETag: '"x"' }), []],
    ['a refusal as declared', answer(400, refusal), []],
    ['with a status that is not declared', answer(409, refusal), /does not declare 409/],
    ['with a fault of ours', answer(500, { ...refusal, code: 'internal' }), /500 is a fault of ours/],
    ['without a declared header', answer(200, page), /the header ETag is missing/],
    ['of another type', answer(200, page, { ETag: '"x"', 'Content-Type': 'text/plain' }), /the content type is text\/plain/],
    ['with a member that is not declared', answer(200, { ...page, total: 1 }, { ETag: '"x"' }), /unevaluatedProperties/],
    ['that lacks a member', answer(200, { items: [] }, { ETag: '"x"' }), /nextCursor/],
    ['that names another request', answer(400, { ...refusal, requestId: 's' }), /names the request s, the header r/],
  ])('%s', (_name, given, wanted) => {
    const faults = faultsOfAny(listLeads, given);
    if (wanted instanceof RegExp) expect(faults.join()).toMatch(wanted);
    else expect(faults).toEqual(wanted);
  });
});

describe('a refusal', () => {
  const wanted = { status: 400, code: 'invalid_argument', pointer: '/query/limit' };
  it.each<[string, Answer, RegExp]>([
    ['that points at the fault', answer(400, refusal), /^$/],
    [
      'that points elsewhere',
      answer(400, { ...refusal, details: [{ ...detail, path: '/query/cursor' }] }),
      /points at \["\/query\/cursor"\]/,
    ],
    ['that points elsewhere too', answer(400, { ...refusal, details: [detail, { ...detail, path: '/query' }] }), /points at \[/],
    ['that points nowhere', answer(400, { ...refusal, details: undefined }), /points at \[\]/],
    ['with another status', answer(422, refusal), /answered 422/],
    ['with another code', answer(400, { ...refusal, code: 'not_found' }), /the code not_found/],
    ['that is none', answer(200, {}), /answered 200/],
  ])('%s', (_name, given, fault) => {
    expect(faultsOfRefusal(given, wanted).join()).toMatch(fault);
  });
});

describe('a valid request', () => {
  const refusedFor = (details: object[]) => answer(400, { ...refusal, details });
  it.each<[string, Answer, boolean]>([
    ['may succeed', answer(201, {}), true],
    ['may be refused by a rule', refusedFor([{ path: '/query/to', message: 'must be after `from`' }]), true],
    ['may name what there is not', answer(404, { ...refusal, code: 'not_found' }), true],
    ['must not be refused by a schema', refusedFor([detail]), false],
    ['must not be refused by a rule and a schema', refusedFor([{ path: '/query/to', message: 'must be after `from`' }, detail]), false],
    ['must not be refused for nothing', refusedFor([]), false],
    ['must not be refused for its token', answer(401, { ...refusal, code: 'unauthorized' }), false],
  ])('%s', (_name, given, isRight) => {
    expect(faultsOfValid({ id: 'listLeads' }, given)).toHaveLength(isRight ? 0 : 1);
  });
});

describe('two answers', () => {
  const one = answer(404, refusal);
  it('are twins whatever their ids and counters', () => {
    const other = answer(404, { ...refusal, requestId: 's' }, { 'X-Request-Id': 's', 'X-RateLimit-Remaining': '3', Date: 'now' });
    expect(faultsOfTwins(one, other)).toEqual([]);
  });

  it.each([answer(403, refusal), answer(404, refusal, { ETag: '"x"' }), answer(404, { ...refusal, message: 'Not yours.' })])(
    'can be told apart',
    (other) => {
      expect(faultsOfTwins(one, other)).toHaveLength(1);
    },
  );

  it('are the same to GET and HEAD but for the body', () => {
    expect(faultsOfHead(one, { ...one, text: '' })).toEqual([]);
    expect(faultsOfHead(one, one)).toEqual(['HEAD has a body']);
    expect(faultsOfHead(one, { ...one, text: '', status: 405 })).toHaveLength(1);
    expect(faultsOfHead(one, { ...one, text: '', headers: new Headers({ ETag: '"x"' }) })).toHaveLength(1);
  });
});
