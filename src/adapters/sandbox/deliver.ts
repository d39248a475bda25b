import { PlatformError, type PlatformPort } from '../../chat/platform.ts';
import type { Conversation } from './conversation.ts';
import type { StoredMessage } from './journal.ts';
import { isHere, isPrivate, ownerOf, privateOf } from './names.ts';
import { refOf } from './receive.ts';

const gone = (what: string) => new PlatformError({ kind: 'gone' }, `the sandbox has no such ${what}`);

/** Posts and redraws announcements. `announced` is called with each new one. */
export const createDelivery = (
  conversation: Conversation,
  now: () => number,
  announced: (message: StoredMessage) => void,
): Pick<PlatformPort, 'post' | 'find' | 'edit'> => {
  const exists = (place: string): boolean => {
    const { people, places } = conversation.workspace();
    return isPrivate(place)
      ? people.some(({ id }) => id === ownerOf(place))
      : places.some(({ id }) => id === place);
  };
  return {
    async post(to, card, key, mayStill) {
      const place = to.to === 'person' ? privateOf(to.account.id) : to.place.id;
      if (!isHere(to.to === 'person' ? to.account : to.place) || !exists(place)) throw gone('place');
      await mayStill?.();
      const message = conversation.add({
        place,
        at: now(),
        reader: isPrivate(place) ? ownerOf(place) : null,
        writer: null,
        card,
        said: '',
        key: `post:${key}`,
      });
      announced(message);
      return refOf(message);
    },
    // `post` does not post the same key twice, so there is nothing to look for.
    find: async () => ({ kind: 'absent' }),
    async edit(message, card) {
      if (!conversation.redraw(message.id, card)) throw gone('message');
    },
  };
};
