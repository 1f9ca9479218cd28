import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { parseAddress, writeAddress } from './hook/address.ts';
import type { Part } from './i18n/en.ts';
import { withWords } from './i18n/part.ts';
import { LostPage } from './page/lost.tsx';
import { ErrorState } from './piece/error-state.tsx';
import { Loading } from './piece/loading.tsx';

/** A page and its words, beside those of the pages around it: it is shown when both are there. */
const lazyPage = <Module extends Readonly<Record<string, unknown>>, Name extends keyof Module>(
  words: readonly Part[],
  load: () => Promise<Module>,
  name: Name,
) => lazyRouteComponent(() => withWords(words, load), name);

const root = createRootRoute();

const staff = createRoute({
  getParentRoute: () => root,
  id: 'staff',
  component: lazyPage(['shell'], () => import('./shell/gate.tsx'), 'Gate'),
});

const today = createRoute({
  getParentRoute: () => staff,
  path: '/',
  component: lazyPage(['code', 'today'], () => import('./page/today/page.tsx'), 'TodayPage'),
});
const orders = createRoute({
  getParentRoute: () => staff,
  path: '/orders',
  component: lazyPage(['code', 'order', 'orderList'], () => import('./page/order/list.tsx'), 'OrdersPage'),
});
const placeOrder = createRoute({
  getParentRoute: () => staff,
  path: '/orders/new',
  component: lazyPage(['code', 'orderPlace'], () => import('./page/order/place.tsx'), 'PlaceOrderPage'),
});
const bulkJobs = createRoute({
  getParentRoute: () => staff,
  path: '/orders/bulk',
  component: lazyPage(['bulk'], () => import('./page/order/bulk/list.tsx'), 'BulkJobsPage'),
});
const newBulk = createRoute({
  getParentRoute: () => staff,
  path: '/orders/bulk/new',
  component: lazyPage(['bulk', 'code'], () => import('./page/order/bulk/new.tsx'), 'NewBulkPage'),
});
const bulkJob = createRoute({
  getParentRoute: () => staff,
  path: '/orders/bulk/$id',
  component: lazyPage(['bulk', 'code'], () => import('./page/order/bulk/page.tsx'), 'BulkJobPage'),
});
const order = createRoute({
  getParentRoute: () => staff,
  path: '/orders/$id',
  component: lazyPage(
    ['code', 'order', 'orderDetail', 'orderPlace', 'story'],
    () => import('./page/order/page.tsx'),
    'OrderPage',
  ),
});
const delivery = createRoute({
  getParentRoute: () => staff,
  path: '/delivery',
  component: lazyPage(['code', 'delivery', 'order'], () => import('./page/delivery/page.tsx'), 'DeliveryPage'),
});
const desk = createRoute({
  getParentRoute: () => staff,
  path: '/desk',
  component: lazyPage(['code', 'desk'], () => import('./page/desk/page.tsx'), 'DeskPage'),
});
const settings = createRoute({
  getParentRoute: () => staff,
  path: '/settings',
  component: lazyPage(['settings'], () => import('./page/settings/page.tsx'), 'SettingsPage'),
});
const settingsPeople = createRoute({
  getParentRoute: () => settings,
  path: '/people',
  component: lazyPage(['code'], () => import('./page/settings/people/page.tsx'), 'PeoplePage'),
});
const settingsKeys = createRoute({
  getParentRoute: () => settings,
  path: '/keys',
  component: lazyPage(['code'], () => import('./page/settings/key/page.tsx'), 'KeysPage'),
});
const settingsWebhooks = createRoute({
  getParentRoute: () => settings,
  path: '/webhooks',
  component: lazyPage(['settingsWebhook'], () => import('./page/settings/webhook/page.tsx'), 'WebhooksPage'),
});
const settingsPolicies = createRoute({
  getParentRoute: () => settings,
  path: '/policies',
  component: lazyPage(['settingsRule'], () => import('./page/settings/policy/page.tsx'), 'PoliciesPage'),
});
const settingsLimits = createRoute({
  getParentRoute: () => settings,
  path: '/limits',
  component: lazyPage(['settingsRule', 'code'], () => import('./page/settings/cap/page.tsx'), 'LimitsPage'),
});
const settingsCalendars = createRoute({
  getParentRoute: () => settings,
  path: '/calendars',
  component: lazyPage(['settingsRule'], () => import('./page/settings/calendar/page.tsx'), 'CalendarsPage'),
});
const settingsAudit = createRoute({
  getParentRoute: () => settings,
  path: '/audit',
  component: lazyPage(['settingsAudit', 'settingsRule'], () => import('./page/settings/audit/page.tsx'), 'AuditPage'),
});
const settingsDemo = createRoute({
  getParentRoute: () => settings,
  path: '/demo',
  component: lazyPage(['today'], () => import('./page/settings/demo/page.tsx'), 'DemoPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyPage(['shell', 'signIn'], () => import('./page/sign-in/page.tsx'), 'SignInPage'),
});
const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite',
  component: lazyPage(['shell', 'signIn'], () => import('./page/sign-in/invite.tsx'), 'InvitePage'),
});

const customer = createRoute({
  getParentRoute: () => root,
  id: 'customer',
  component: lazyPage([], () => import('./customer/shell.tsx'), 'CustomerShell'),
});
const customerOrder = createRoute({
  getParentRoute: () => customer,
  path: '/o/$token',
  component: lazyPage(
    ['code', 'customer', 'customerAct'],
    () => import('./customer/order-page.tsx'),
    'CustomerOrderPage',
  ),
});
const track = createRoute({
  getParentRoute: () => customer,
  path: '/track',
  component: lazyPage(['customer'], () => import('./customer/track-page.tsx'), 'TrackPage'),
});

const settingsSections = [
  settingsPeople,
  settingsKeys,
  settingsWebhooks,
  settingsPolicies,
  settingsLimits,
  settingsCalendars,
  settingsAudit,
  settingsDemo,
] as const;

export const router = createRouter({
  routeTree: root.addChildren([
    staff.addChildren([
      today,
      orders,
      placeOrder,
      bulkJobs,
      newBulk,
      bulkJob,
      order,
      delivery,
      desk,
      settings.addChildren(settingsSections),
    ]),
    signIn,
    invite,
    customer.addChildren([customerOrder, track]),
  ]),
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  defaultPreload: 'intent',
  defaultPendingMs: 0,
  defaultPendingComponent: Loading,
  defaultNotFoundComponent: LostPage,
  defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
