import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Whether an IP address is one of the public internet: no private, local, reserved or translated one. */
export const isPublicAddress = (address: string): boolean =>
  // `process` reads an IPv4 address inside an IPv6 one as what it is.
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';

/** The host of an address of the web, without the brackets of IPv6. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/** Whether the host of an address is an IP that must not be called. A name is checked when it is looked up. */
export const isForbiddenIp = (url: URL, mayReach: (address: string) => boolean): boolean =>
  isIP(hostOf(url)) !== 0 && !mayReach(hostOf(url));

/**
 * Looks a name up and refuses it when any of its addresses must not be called. The connection then goes to the
 * address that was checked, so a name cannot change between the check and the call.
 */
export const checkedLookup =
  (mayReach: (address: string) => boolean): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const first = found?.[0];
      if (error || first === undefined) {
        callback(error ?? new Error(`${hostname} has no address`), '', 0);
        return;
      }
      if (!found.every(({ address }) => mayReach(address))) {
        callback(new Error(`${hostname} leads to an address that is not public`), '', 0);
        return;
      }
      if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
