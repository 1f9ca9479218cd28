import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { parseAddress, writeAddress } from './hook/address.ts';
import { LostPage } from './page/lost.tsx';
import { ErrorState } from './piece/error-state.tsx';
import { Loading } from './piece/loading.tsx';

const root = createRootRoute();

const staff = createRoute({
  getParentRoute: () => root,
  id: 'staff',
  component: lazyRouteComponent(() => import('./shell/gate.tsx'), 'Gate'),
});

const today = createRoute({
  getParentRoute: () => staff,
  path: '/',
  component: lazyRouteComponent(() => import('./page/today/page.tsx'), 'TodayPage'),
});
const orders = createRoute({
  getParentRoute: () => staff,
  path: '/orders',
  component: lazyRouteComponent(() => import('./page/order/list.tsx'), 'OrdersPage'),
});
const placeOrder = createRoute({
  getParentRoute: () => staff,
  path: '/orders/new',
  component: lazyRouteComponent(() => import('./page/order/place.tsx'), 'PlaceOrderPage'),
});
const bulkJobs = createRoute({
  getParentRoute: () => staff,
  path: '/orders/bulk',
  component: lazyRouteComponent(() => import('./page/order/bulk/list.tsx'), 'BulkJobsPage'),
});
const newBulk = createRoute({
  getParentRoute: () => staff,
  path: '/orders/bulk/new',
  component: lazyRouteComponent(() => import('./page/order/bulk/new.tsx'), 'NewBulkPage'),
});
const bulkJob = createRoute({
  getParentRoute: () => staff,
  path: '/orders/bulk/$id',
  component: lazyRouteComponent(() => import('./page/order/bulk/page.tsx'), 'BulkJobPage'),
});
const order = createRoute({
  getParentRoute: () => staff,
  path: '/orders/$id',
  component: lazyRouteComponent(() => import('./page/order/page.tsx'), 'OrderPage'),
});
const delivery = createRoute({
  getParentRoute: () => staff,
  path: '/delivery',
  component: lazyRouteComponent(() => import('./page/delivery/page.tsx'), 'DeliveryPage'),
});
const desk = createRoute({
  getParentRoute: () => staff,
  path: '/desk',
  component: lazyRouteComponent(() => import('./page/desk/page.tsx'), 'DeskPage'),
});
const settings = createRoute({
  getParentRoute: () => staff,
  path: '/settings',
  component: lazyRouteComponent(() => import('./page/settings/page.tsx'), 'SettingsPage'),
});
const settingsPeople = createRoute({
  getParentRoute: () => settings,
  path: '/people',
  component: lazyRouteComponent(() => import('./page/settings/people/page.tsx'), 'PeoplePage'),
});
const settingsKeys = createRoute({
  getParentRoute: () => settings,
  path: '/keys',
  component: lazyRouteComponent(() => import('./page/settings/key/page.tsx'), 'KeysPage'),
});
const settingsWebhooks = createRoute({
  getParentRoute: () => settings,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('./page/settings/webhook/page.tsx'), 'WebhooksPage'),
});
const settingsPolicies = createRoute({
  getParentRoute: () => settings,
  path: '/policies',
  component: lazyRouteComponent(() => import('./page/settings/policy/page.tsx'), 'PoliciesPage'),
});
const settingsLimits = createRoute({
  getParentRoute: () => settings,
  path: '/limits',
  component: lazyRouteComponent(() => import('./page/settings/cap/page.tsx'), 'LimitsPage'),
});
const settingsCalendars = createRoute({
  getParentRoute: () => settings,
  path: '/calendars',
  component: lazyRouteComponent(() => import('./page/settings/calendar/page.tsx'), 'CalendarsPage'),
});
const settingsAudit = createRoute({
  getParentRoute: () => settings,
  path: '/audit',
  component: lazyRouteComponent(() => import('./page/settings/audit/page.tsx'), 'AuditPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./page/sign-in/page.tsx'), 'SignInPage'),
});
const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite',
  component: lazyRouteComponent(() => import('./page/sign-in/invite.tsx'), 'InvitePage'),
});

const customer = createRoute({
  getParentRoute: () => root,
  id: 'customer',
  component: lazyRouteComponent(() => import('./customer/shell.tsx'), 'CustomerShell'),
});
const customerOrder = createRoute({
  getParentRoute: () => customer,
  path: '/o/$token',
  component: lazyRouteComponent(() => import('./customer/order-page.tsx'), 'CustomerOrderPage'),
});
const track = createRoute({
  getParentRoute: () => customer,
  path: '/track',
  component: lazyRouteComponent(() => import('./customer/track-page.tsx'), 'TrackPage'),
});

const settingsSections = [
  settingsPeople,
  settingsKeys,
  settingsWebhooks,
  settingsPolicies,
  settingsLimits,
  settingsCalendars,
  settingsAudit,
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
