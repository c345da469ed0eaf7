const systems = { iPhone: /iPhone/, iPad: /iPad/, Android: /Android/, Windows: /Windows/, Mac: /Macintosh/, Linux: /Linux/ };
const browsers = { Edge: /Edg\//, Opera: /OPR\//, Firefox: /Firefox|FxiOS/, Chrome: /Chrom|CriOS/, Safari: /Safari/ };

/** Such as `Firefox on Linux`. */
export function describeAgent(agent: string): string {
  const find = (names: Record<string, RegExp>) => Object.entries(names).find(([, pattern]) => pattern.test(agent))?.[0];
  return [find(browsers) ?? 'A browser', find(systems)].filter(Boolean).join(' on ');
}
