import type { Scope } from '../../api/session.ts';
import type { English } from '../../i18n/en.ts';

type Name = Exclude<keyof English['settings']['nav'], 'label'>;

export type Section = {
  readonly name: Name;
  readonly to:
    | '/settings/people'
    | '/settings/keys'
    | '/settings/webhooks'
    | '/settings/policies'
    | '/settings/limits'
    | '/settings/calendars'
    | '/settings/audit'
    | '/settings/demo';
  readonly scope: Scope;
  /** Only where a demo can be steered. */
  readonly isOfDemo?: true;
};

/** From who, over by what, to what was done. */
export const SECTIONS: readonly Section[] = [
  { name: 'people', to: '/settings/people', scope: 'people:write' },
  { name: 'keys', to: '/settings/keys', scope: 'settings:read' },
  { name: 'webhooks', to: '/settings/webhooks', scope: 'webhooks:write' },
  { name: 'policies', to: '/settings/policies', scope: 'settings:read' },
  { name: 'caps', to: '/settings/limits', scope: 'settings:read' },
  { name: 'calendars', to: '/settings/calendars', scope: 'settings:read' },
  { name: 'audit', to: '/settings/audit', scope: 'settings:read' },
  { name: 'demo', to: '/settings/demo', scope: 'settings:read', isOfDemo: true },
];
