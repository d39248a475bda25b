import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../chat/ids.ts';
import { languageOf } from '../../../chat/languages.ts';
import type { PersonShown, State } from '../shapes.ts';
import * as api from './api.ts';

/** What the page remembers, so that it opens where it was left. */
const recall = (key: string): string | null => localStorage.getItem(`halqa ${key}`);
const remember = (key: string, value: string): void => localStorage.setItem(`halqa ${key}`, value);

const firstPerson = (state: State, language: Language): PersonShown | undefined => {
  const speakers = state.people.filter((person) => person.language === language);
  return (
    speakers.find(({ roles }) => roles.includes('coordinator')) ??
    state.people.find(({ roles }) => roles.includes('coordinator')) ??
    speakers[0] ??
    state.people[0]
  );
};

/** A group's place, where a newcomer's first line makes sense. */
const firstPlace = (state: State, language: Language): string => {
  const groups = state.places.filter(({ kind }) => kind === 'group');
  const spoken = groups.find(({ name }) => languageOf(name) === language);
  return (spoken ?? groups[0] ?? state.places.find(({ id }) => id === 'general'))?.id ?? 'private';
};

const refreshMs = 60_000;

/** The state of the sandbox, who the visitor is, and which place is open. */
export const useWorkspace = (language: Language, trouble: (error: unknown) => void) => {
  const [state, setState] = useState<State>();
  const [as, setAs] = useState('');
  const [place, setPlace] = useState('');

  const loadState = useCallback(async () => {
    try {
      const fresh = await api.readState();
      setState(fresh);
      setAs((before) => {
        const wanted = before || recall('as');
        return fresh.people.find(({ id }) => id === wanted)?.id ?? firstPerson(fresh, language)?.id ?? '';
      });
      setPlace((before) => {
        const wanted = before || recall('place');
        return fresh.places.find(({ id }) => id === wanted)?.id ?? firstPlace(fresh, language);
      });
    } catch (error) {
      trouble(error);
    }
  }, [language, trouble]);

  useEffect(() => {
    loadState();
    const timer = setInterval(() => document.visibilityState === 'visible' && loadState(), refreshMs);
    return () => clearInterval(timer);
  }, [loadState]);

  return {
    state,
    as,
    place,
    loadState,
    actAs(id: string) {
      remember('as', id);
      setAs(id);
    },
    open(to: string) {
      remember('place', to);
      setPlace(to);
    },
    /**
     * Another history begins: chooses the first person, and returns the first place. It is synchronous, so that
     * the new person is never shown with the old place.
     */
    restart(fresh: State): string {
      setState(fresh);
      setAs(firstPerson(fresh, language)?.id ?? '');
      return firstPlace(fresh, language);
    },
  };
};
