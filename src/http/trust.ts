import proxyAddr from 'proxy-addr';

export type TrustProxy = number | string[];

/** `hop`: 0 for the connection's own address. */
export type Trust = (address: string, hop: number) => boolean;

export const createTrust = (trustProxy: TrustProxy): Trust =>
  typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : proxyAddr.compile(trustProxy);
