import proxyAddr from 'proxy-addr';

/** How many proxies stand in front, or their addresses. */
export type TrustProxy = number | string[];

/** `hop`: 0 for the address that the connection comes from. */
export type Trust = (address: string, hop: number) => boolean;

export const createTrust = (trustProxy: TrustProxy): Trust =>
  typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : proxyAddr.compile(trustProxy);
