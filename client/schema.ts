/** Made from the OpenAPI document by `npm run openapi`. */

export interface paths {
    "/problems/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a problem type means */
        get: operations["readProblem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Actions, newest first */
        get: operations["listActions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/actions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One action */
        get: operations["readAction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/actions/{id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve or refuse somebody else's action */
        post: operations["decideAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-key-holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom a key can be made for, and what you may give each */
        get: operations["listApiKeyHolders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys with their holders, newest first; never the secrets */
        get: operations["listApiKeys"];
        put?: never;
        /** Make a key for a shop, a robot or a person; the secret is shown this once */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a key now */
        post: operations["revokeApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace a key by a new one; the old one lasts for the grace that you choose */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Actions that wait for a second person, with what is needed to decide each */
        get: operations["listApprovals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what to what, newest first */
        get: operations["listAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-log/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Make every seal again: whether the log is as it was written */
        get: operations["verifyAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authority-caps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much each role may give away with one action without a second person */
        get: operations["listAuthorityCaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authority-caps/{role}/{action}/{currency}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set how much a role may give away by itself, from the next action on */
        put: operations["changeAuthorityCap"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk-jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bulk jobs, newest first */
        get: operations["listBulkJobs"];
        put?: never;
        /** Do one thing for many orders, as durably as each of them */
        post: operations["startBulkJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk-jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One bulk job: how far it is, and why orders were left out or failed */
        get: operations["readBulkJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk-jobs/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of each order of a bulk job */
        get: operations["listBulkJobItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk-jobs/{id}/repeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same again, for the orders of a bulk job that came to nothing */
        post: operations["repeatBulkJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk-jobs/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a bulk job after its present batch */
        post: operations["stopBulkJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk-jobs/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which orders a bulk job would touch and leave out, and why; nothing is changed */
        post: operations["previewBulkJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When the company works: the calendars in force */
        get: operations["listCalendars"];
        put?: never;
        /** Add a calendar */
        post: operations["addCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendars/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One calendar with its versions, newest first */
        get: operations["readCalendar"];
        put?: never;
        /** Set a new version of a calendar */
        post: operations["changeCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendars/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** When it opens and closes next, and how much working time there is; nothing is changed */
        post: operations["previewCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customer/orders/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An order as its customer sees it */
        get: operations["readCustomerOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customer/orders/{token}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have it sent elsewhere while nothing of it is packed; the price stays, the promise may move */
        post: operations["changeAddressAsCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customer/orders/{token}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel before hand-over */
        post: operations["cancelAsCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customer/orders/{token}/help": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for help: a note for the desk, and where a parcel is in trouble a case with a deadline */
        post: operations["askForHelp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customer/orders/{token}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rate goods, delivery and service; for a day the rating can be changed */
        post: operations["rateOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customer/orders/{token}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that everything has come */
        post: operations["confirmReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customer/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find an order's page by number and telephone */
        post: operations["trackOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The demo's pace, processes and faults; 404 where there is no demo */
        get: operations["readDemo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demo/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a provider misbehave for a while, or end that */
        post: operations["switchFault"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demo/kill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a process without warning; the supervisor starts it again */
        post: operations["killProcess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demo/shoppers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a batch of shoppers in */
        post: operations["letShoppersIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Warehouses, carriers and payment methods by their codes */
        get: operations["readDirectory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escalations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Troubles by time to their deadline */
        get: operations["listEscalations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escalations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One trouble */
        get: operations["readEscalation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escalations/{id}/deadlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give more time, or let the deadline pass now */
        post: operations["moveEscalationDeadline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened, in order: for those who cannot receive webhooks */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Providers, the parts of the engine and its processes: how each does, and since when */
        get: operations["readHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/health/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What must hold at every moment: whether it did at the last look, and how that is known */
        get: operations["readAudit"];
        put?: never;
        /** Look at every invariant now */
        post: operations["runAudit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders, newest first */
        get: operations["listOrders"];
        put?: never;
        /** Place an order: validated, priced and held, or refused with every problem at once */
        post: operations["placeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order */
        get: operations["readOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do something for an order: within your authority at once, beyond it after a second person agrees */
        post: operations["proposeAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/actions/offered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you could do for an order now, and what each needs */
        get: operations["listOfferedActions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/actions/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an action would change, whose decision it is and which messages go out; nothing is written */
        post: operations["previewAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send it elsewhere, while nothing of it is packed; the customer is told */
        post: operations["changeOrderAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/address/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What another address would come to; nothing is written */
        post: operations["previewOrderAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/allocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why these warehouses, and why no others */
        get: operations["readOrderAllocation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel before hand-over */
        post: operations["cancelOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/deadlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Extend a deadline or let it pass now */
        post: operations["moveOrderDeadline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The labels of its parcels */
        get: operations["listOrderDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why it is not further and who moves next */
        get: operations["explainOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the customer was written, as they saw it */
        get: operations["listOrderMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What staff tell each other about it */
        get: operations["listOrderNotes"];
        put?: never;
        /** Leave a note for whoever opens the order next */
        post: operations["addOrderNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why it costs what it costs: every number with its parts */
        get: operations["explainOrderPrice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try the step again at which the order stopped */
        post: operations["resumeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/reveals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The whole contact, once; who saw it and why is written to the audit log */
        post: operations["revealOrderContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to it, in order, and what comes next */
        get: operations["readOrderTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What its shop was told of it, and how that went */
        get: operations["listOrderWebhooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/workflow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The run behind it, as the workflow server knows it */
        get: operations["readOrderWorkflow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/workflow-event": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What its workflow did at a moment or next after it: leads to that event in the Temporal UI */
        get: operations["openWorkflowEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many orders there are of a kind, up to a thousand */
        get: operations["countOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders as CSV, newest first, at most 50,000; personal data masked */
        get: operations["exportOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pauses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is paused now, by whom and why, and what was lately */
        get: operations["listPauses"];
        put?: never;
        /** Pause the intake of orders, a warehouse, a carrier, or messages to people */
        post: operations["startPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pauses/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a pause: whatever waited for it goes on */
        post: operations["endPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who works here, in which role, and when they were last seen */
        get: operations["listPeople"];
        put?: never;
        /** Invite somebody; the link is shown this once and lasts three days */
        post: operations["invitePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Give somebody another role, or end their time here */
        patch: operations["changePerson"];
        trace?: never;
    };
    "/v1/people/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the password away and invite anew */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pick-tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Work on the floor, oldest first */
        get: operations["listPickTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pick-tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One task, and which scan it wants next */
        get: operations["readPickTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pick-tasks/{id}/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Scan: pick, pack, weigh, verify, label, hand over or put back */
        post: operations["scan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Timings and policies in force, with what each may be */
        get: operations["listPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One policy with its versions, newest first */
        get: operations["readPolicy"];
        put?: never;
        /** Set a new version, in force at once for what is decided from now on */
        post: operations["changePolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{name}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What another value would mean: for what is under way, and for what begins now */
        post: operations["previewPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a basket would come to now: prices, freight, promise, ways to pay and every problem; nothing is held */
        post: operations["quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Regions of an address, step by step or by name */
        get: operations["listRegions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/saved-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Filters under a name: your own and those that everybody sees */
        get: operations["listSavedViews"];
        put?: never;
        /** Keep filters under a name */
        post: operations["saveView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/saved-views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget a saved view of yours, or a shared one */
        delete: operations["deleteView"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders by whatever was pasted: an id, a reference, a telephone number, a tracking number, a workflow id */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["readSession"];
        put?: never;
        /** Sign in with a password */
        post: operations["signIn"];
        /** Sign out */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        /** Change my language */
        patch: operations["changeSession"];
        trace?: never;
    };
    "/v1/session/continue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a person's place, in the demo alone */
        post: operations["continueAs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/door": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the sign-in page shows */
        get: operations["readDoor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer an invitation with a password */
        post: operations["setPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/skus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Articles by their codes, with prices and the honest stock */
        get: operations["listSkus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/skus/{sku}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One article; with a place also freight and promise */
        get: operations["readSku"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changes, as server-sent events; goes on after `Last-Event-ID` */
        get: operations["streamChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where orders stand, what does not go on by itself and why, and the numbers of the day */
        get: operations["readToday"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/troubles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open troubles with their order and parcel, by time */
        get: operations["listTroubles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your endpoints */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /** Receive events, signed as Standard Webhooks says */
        post: operations["addWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Switch an endpoint off */
        delete: operations["disableWebhookEndpoint"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent to an endpoint, newest first */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/deliveries/{delivery}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a delivery again that was given up */
        post: operations["retryWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Switch an endpoint on again */
        post: operations["enableWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the secret; for a grace webhooks are signed with both */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send `test.ping`, signed and retried like any other */
        post: operations["testWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AboutProblem: {
            code: components["schemas"]["ProblemCode"];
            /** @enum {string} */
            kind: "invalid" | "missing" | "conflict" | "rejected" | "declined" | "forbidden" | "throttled" | "unavailable" | "bug";
            retryable: boolean;
            status: number;
            title: string;
            type: string;
        };
        AcceptedOrder: {
            id: string;
            location: string;
            reference: string | null;
            /** @constant */
            status: "accepted";
        };
        Action: {
            actor: string;
            amount: components["schemas"]["Money"];
            applied_at: string | null;
            cap: components["schemas"]["Money"] | null;
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            created_at: string;
            decided_at: string | null;
            escalation_id: string | null;
            id: string;
            /** @enum {string} */
            kind: "coupon" | "refund" | "reship" | "other_carrier" | "retry" | "cancel_order" | "dismiss" | "mark_done" | "hold" | "release_hold" | "change_address" | "resend";
            order_id: string;
            reason: string;
            request: {
                [key: string]: string;
            };
            result: {
                [key: string]: string;
            } | null;
            shipment_id: string | null;
            /** @enum {string} */
            source: "api" | "temporal_ui" | "system";
            /** @enum {string} */
            state: "proposed" | "awaiting_approval" | "accepted" | "applied" | "refused" | "expired" | "failed";
        };
        ActionOffers: {
            /** @description null: not for you; `lock` is why it cannot be changed any more */
            address: {
                lock: ("undecided" | "ended" | "packed" | "booked" | "nothing_to_send") | null;
            } | null;
            /** @description Those you may move */
            deadlines: {
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                at: string;
                /** @enum {string} */
                deadline: "payment" | "reminder" | "after_sales" | "silence";
            }[];
            offers: {
                amount: {
                    max: components["schemas"]["Money"] | null;
                } | null;
                /** @description For the least amount; a preview says it for the one that is meant */
                authority: {
                    /** @description Whose people may agree to it */
                    approvers: ("ops" | "agent" | "supervisor" | "picker" | "packer" | "merchandiser" | "finance" | "quality" | "admin")[];
                    /** @description How much you may give away alone */
                    cap: components["schemas"]["Money"] | null;
                    /** @description What you have given on this order so far */
                    given: components["schemas"]["Money"];
                    /** @enum {string} */
                    verdict: "within" | "needs_approval" | "forbidden";
                };
                /** @description The trouble that it would answer */
                escalation_id: string | null;
                /** @enum {string} */
                kind: "coupon" | "refund" | "reship" | "other_carrier" | "retry" | "cancel_order" | "dismiss" | "mark_done" | "hold" | "release_hold" | "change_address" | "resend";
                needs: ("amount" | "shipment_id" | "carrier" | "tracking_number" | "reference" | "payment_id")[];
                /** @description Codes to choose from; other words are taken as well */
                reasons: string[];
                shipments: {
                    authority: {
                        /** @description Whose people may agree to it */
                        approvers: ("ops" | "agent" | "supervisor" | "picker" | "packer" | "merchandiser" | "finance" | "quality" | "admin")[];
                        /** @description How much you may give away alone */
                        cap: components["schemas"]["Money"] | null;
                        /** @description What you have given on this order so far */
                        given: components["schemas"]["Money"];
                        /** @enum {string} */
                        verdict: "within" | "needs_approval" | "forbidden";
                    };
                    carriers: {
                        carrier: string;
                        /** @description Why it cannot go with this one */
                        problem: {
                            code: components["schemas"]["ProblemCode"];
                            detail?: string;
                            facts?: {
                                [key: string]: string | number | boolean | string[];
                            };
                            pointer?: string;
                            title: string;
                        } | null;
                    }[];
                    id: string;
                    n: number;
                    worth: components["schemas"]["Money"];
                }[];
            }[];
            order_id: string;
        };
        ActionPage: {
            data: components["schemas"]["Action"][];
            next_cursor: string | null;
        };
        ActionPreview: {
            amount: components["schemas"]["Money"];
            authority: {
                /** @description Whose people may agree to it */
                approvers: ("ops" | "agent" | "supervisor" | "picker" | "packer" | "merchandiser" | "finance" | "quality" | "admin")[];
                /** @description How much you may give away alone */
                cap: components["schemas"]["Money"] | null;
                /** @description What you have given on this order so far */
                given: components["schemas"]["Money"];
                /** @enum {string} */
                verdict: "within" | "needs_approval" | "forbidden";
            };
            effects: {
                held: {
                    after: boolean;
                    before: boolean;
                } | null;
                money: {
                    after: components["schemas"]["Money"];
                    before: components["schemas"]["Money"];
                    /** @enum {string} */
                    what: "refunded" | "kept" | "coupons" | "cost";
                }[];
                parcels: {
                    after: {
                        carrier: string;
                        settled: boolean;
                        /** @enum {string} */
                        status: "planned" | "released" | "picking" | "picked" | "packed" | "handed_over" | "delivered" | "returning" | "returned" | "lost" | "cancelling" | "cancelled";
                        warehouse: string;
                    };
                    before: {
                        carrier: string;
                        settled: boolean;
                        /** @enum {string} */
                        status: "planned" | "released" | "picking" | "picked" | "packed" | "handed_over" | "delivered" | "returning" | "returned" | "lost" | "cancelling" | "cancelled";
                        warehouse: string;
                    } | null;
                    n: number;
                }[];
                promise: {
                    after: string | null;
                    before: string | null;
                } | null;
                status: {
                    /** @enum {string} */
                    after: "accepted" | "awaiting_payment" | "fulfilling" | "after_sales" | "completed" | "rejected" | "expired" | "cancelling" | "cancelled";
                    /** @enum {string} */
                    before: "accepted" | "awaiting_payment" | "fulfilling" | "after_sales" | "completed" | "rejected" | "expired" | "cancelling" | "cancelled";
                } | null;
                /** @description Of what is free to sell */
                stock: {
                    after: number;
                    before: number;
                    sku: string;
                    title: {
                        en: string;
                        "zh-CN": string;
                    };
                    warehouse: string;
                }[];
                /** @description Those that end with it */
                troubles: {
                    id: string;
                    /** @enum {string} */
                    kind: "amount_mismatch" | "step_failed" | "delayed" | "lost" | "refused" | "wrong_address" | "damaged" | "returned" | "other";
                }[];
            };
            /** @enum {string} */
            kind: "coupon" | "refund" | "reship" | "other_carrier" | "retry" | "cancel_order" | "dismiss" | "mark_done" | "hold" | "release_hold" | "change_address" | "resend";
            messages: {
                language: string;
                template: string;
                text: string;
            }[];
            /** @description Why it would be refused now; empty means that it would be taken */
            problems: {
                code: components["schemas"]["ProblemCode"];
                detail?: string;
                facts?: {
                    [key: string]: string | number | boolean | string[];
                };
                pointer?: string;
                title: string;
            }[];
            /** @enum {string} */
            undo: "no" | "until_booked" | "until_packed" | "by_release" | "by_hold";
        };
        ActionTaken: {
            id: string;
            /** @enum {string} */
            status: "accepted" | "awaiting_payment" | "fulfilling" | "after_sales" | "completed" | "rejected" | "expired" | "cancelling" | "cancelled";
        };
        ApiKey: {
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            created_at: string;
            expires_at: string | null;
            holder: {
                active: boolean;
                /** @enum {string} */
                kind: "shop" | "staff" | "robot" | "system";
                name: {
                    en: string;
                    "zh-CN": string;
                };
                principal_id: string;
                role: string;
                shop_id: string | null;
            };
            id: string;
            last_used_at: string | null;
            revoked_at: string | null;
            scopes: string[];
            /**
             * @description `ended`: revoked, expired, or of somebody who has left
             * @enum {string}
             */
            state: "active" | "ended";
        };
        ApiKeyHolderList: {
            data: {
                /** @description Of the shop or the person, or the name of the robot */
                id: string;
                /** @enum {string} */
                kind: "shop" | "staff" | "robot";
                name: {
                    en: string;
                    "zh-CN": string;
                };
                role: string;
                /** @description What you may give it */
                scopes: ("orders:read" | "orders:write" | "floor:write" | "ops:write" | "events:read" | "actions:read" | "actions:write" | "actions:approve" | "webhooks:write" | "desk:read" | "desk:write" | "contacts:reveal" | "settings:read" | "settings:write" | "people:write")[];
            }[];
            /** @description What you may give a robot that has no key yet */
            robot_scopes: ("orders:read" | "orders:write" | "floor:write" | "ops:write" | "events:read" | "actions:read" | "actions:write" | "actions:approve" | "webhooks:write" | "desk:read" | "desk:write" | "contacts:reveal" | "settings:read" | "settings:write" | "people:write")[];
        };
        ApiKeyMade: {
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            created_at: string;
            expires_at: string | null;
            holder: {
                active: boolean;
                /** @enum {string} */
                kind: "shop" | "staff" | "robot" | "system";
                name: {
                    en: string;
                    "zh-CN": string;
                };
                principal_id: string;
                role: string;
                shop_id: string | null;
            };
            id: string;
            last_used_at: string | null;
            revoked_at: string | null;
            scopes: string[];
            /** @description Shown this once: what goes behind `Bearer` */
            secret: string;
            /**
             * @description `ended`: revoked, expired, or of somebody who has left
             * @enum {string}
             */
            state: "active" | "ended";
        };
        ApiKeyPage: {
            data: components["schemas"]["ApiKey"][];
            next_cursor: string | null;
        };
        ApiKeyRevocation: {
            reason: string;
        };
        ApiKeyRotation: {
            /** @description How long the key that is replaced may still be used; 0 ends it now */
            grace_hours: number;
            reason: string;
        };
        ApprovalCards: {
            /** @description The one that ends first comes first */
            data: {
                action: components["schemas"]["Action"];
                actor: {
                    id: string;
                    name: {
                        en: string;
                        "zh-CN": string;
                    };
                    role: string;
                };
                actor_history: {
                    given_90_days: {
                        amount: components["schemas"]["Money"];
                        count: number;
                    };
                    refused_90_days: number;
                };
                approvers: ("ops" | "agent" | "supervisor" | "picker" | "packer" | "merchandiser" | "finance" | "quality" | "admin")[];
                customer_history: {
                    /** @description By anybody, in the currency of the order */
                    given_90_days: {
                        amount: components["schemas"]["Money"];
                        count: number;
                    };
                    orders: number;
                    since: string | null;
                    spent: components["schemas"]["Money"];
                };
                /** @description When the trouble goes on without it; null: never by itself */
                expires_at: string | null;
                /** @description Whether you may */
                may_decide: boolean;
                order: {
                    /**
                     * Format: date-time
                     * @description ISO-8601, UTC
                     */
                    created_at: string;
                    /** @description Masked */
                    customer: {
                        name: string;
                        phone: string;
                    } | null;
                    id: string;
                    reference: string | null;
                    shop_id: string;
                    status: string;
                    total: components["schemas"]["Money"] | null;
                    waiting: {
                        facts: {
                            [key: string]: string | number;
                        };
                        next_actor: string;
                        on: string;
                        /**
                         * Format: date-time
                         * @description ISO-8601, UTC
                         */
                        until: string;
                    } | null;
                };
                /** @description What stopped it */
                rule: {
                    /** @description What the actor may give alone; null: nobody in particular asks */
                    cap: components["schemas"]["Money"] | null;
                    /** @description What the actor has given on this order before */
                    given: components["schemas"]["Money"];
                    /** @description By how much it goes beyond */
                    over: components["schemas"]["Money"];
                };
                trouble: components["schemas"]["Escalation"] | null;
            }[];
        };
        AuditEntry: {
            action: string;
            actor: {
                id: string;
                kind: ("shop" | "staff" | "robot" | "system") | null;
                name: {
                    en: string;
                    "zh-CN": string;
                } | null;
            };
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            at: string;
            facts: {
                [key: string]: unknown;
            };
            hash: string | null;
            id: string;
            /** @description Its place in the chain; none until it has been sealed */
            n: number | null;
            /** @description What it was done to */
            ref: string;
            /** @description Of whom it was done to, where that is somebody */
            ref_name: {
                en: string;
                "zh-CN": string;
            } | null;
        };
        AuditPage: {
            data: components["schemas"]["AuditEntry"][];
            next_cursor: string | null;
        };
        AuthorityCap: {
            /** @enum {string} */
            action: "coupon" | "refund" | "reship" | "other_carrier" | "retry" | "cancel_order" | "dismiss" | "mark_done" | "hold" | "release_hold" | "change_address" | "resend";
            /** @enum {string} */
            currency: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
            /** @description Minor units */
            max: number;
            role: string;
        };
        AuthorityCapChange: {
            /** @description What you saw; refused when it is something else by now */
            based_on: number;
            /** @description Minor units: what one action may give away without a second person */
            max: number;
            reason: string;
        };
        AuthorityCapList: {
            data: components["schemas"]["AuthorityCap"][];
        };
        BulkItemPage: {
            data: {
                action_id: string | null;
                at: string | null;
                code: string | null;
                order_id: string;
                /** @enum {string} */
                order_status: "accepted" | "awaiting_payment" | "fulfilling" | "after_sales" | "completed" | "rejected" | "expired" | "cancelling" | "cancelled";
                reference: string | null;
                /** @enum {string} */
                state: "waiting" | "left_out" | "done" | "awaiting_approval" | "refused" | "failed" | "stopped";
            }[];
            next_cursor: string | null;
        };
        BulkJob: {
            author: {
                id: string;
                name: string;
            };
            counts: {
                awaiting_approval: number;
                done: number;
                failed: number;
                left_out: number;
                refused: number;
                stopped: number;
                /** @description Taken, and not carried out yet */
                under_way: number;
                waiting: number;
            };
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            created_at: string;
            ended_at: string | null;
            /** @description At this rate, when its last order gets its turn */
            ends_at: string | null;
            id: string;
            /** @enum {string} */
            kind: "hold" | "release" | "cancel" | "other_carrier" | "compensate" | "resend" | "retry";
            orders_per_second: number;
            reason: string;
            /** @description The job whose failures it does again */
            repeats: string | null;
            request: {
                amount?: number;
                /** @enum {string} */
                cause?: "address_check" | "payment_check" | "goods_check" | "customer_wish" | "other";
                /** @enum {string} */
                currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                from?: string;
                to?: string;
            };
            /** @enum {string} */
            state: "running" | "stopping" | "stopped" | "finished";
            stop_requested_by: string | null;
            /** @description Orders that it touches; those left out are not among them */
            total: number;
        };
        BulkJobDetail: {
            author: {
                id: string;
                name: string;
            };
            counts: {
                awaiting_approval: number;
                done: number;
                failed: number;
                left_out: number;
                refused: number;
                stopped: number;
                /** @description Taken, and not carried out yet */
                under_way: number;
                waiting: number;
            };
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            created_at: string;
            ended_at: string | null;
            /** @description At this rate, when its last order gets its turn */
            ends_at: string | null;
            id: string;
            /** @enum {string} */
            kind: "hold" | "release" | "cancel" | "other_carrier" | "compensate" | "resend" | "retry";
            orders_per_second: number;
            reason: string;
            /** @description Why orders were left out, refused or failed, the most frequent first */
            reasons: {
                code: string;
                count: number;
                /** @enum {string} */
                state: "waiting" | "left_out" | "done" | "awaiting_approval" | "refused" | "failed" | "stopped";
            }[];
            /** @description The job whose failures it does again */
            repeats: string | null;
            request: {
                amount?: number;
                /** @enum {string} */
                cause?: "address_check" | "payment_check" | "goods_check" | "customer_wish" | "other";
                /** @enum {string} */
                currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                from?: string;
                to?: string;
            };
            /** @enum {string} */
            state: "running" | "stopping" | "stopped" | "finished";
            stop_requested_by: string | null;
            /** @description Orders that it touches; those left out are not among them */
            total: number;
        };
        BulkJobPage: {
            data: components["schemas"]["BulkJob"][];
            next_cursor: string | null;
        };
        BulkPreview: {
            /** @enum {string} */
            kind: "hold" | "release" | "cancel" | "other_carrier" | "compensate" | "resend" | "retry";
            left_out: {
                code: string;
                count: number;
                first: {
                    order_id: string;
                    reference: string | null;
                    total: components["schemas"]["Money"] | null;
                }[];
            }[];
            touched: {
                count: number;
                first: {
                    order_id: string;
                    reference: string | null;
                    total: components["schemas"]["Money"] | null;
                }[];
                /** @description What all coupons together are worth */
                gives: components["schemas"]["Money"] | null;
                /** @description Of these, what somebody else must agree to */
                to_approve: number;
                /** @description What the orders come to, currency by currency */
                totals: components["schemas"]["Money"][];
            };
        };
        Calendar: {
            exceptions: {
                [key: string]: "off" | "work";
            };
            hours: {
                [key: string]: number[][];
            };
            id: string;
            /** @description The last day off or worked by exception; later holidays are not entered */
            known_until: string | null;
            name: {
                en: string;
                "zh-CN": string;
            };
            reason: string | null;
            set_by: {
                id: string;
                name: {
                    en: string;
                    "zh-CN": string;
                };
            } | null;
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            since: string;
            time_zone: string;
            version: number;
        };
        CalendarChange: {
            /** @description The version that you looked at; refused when another is in force by now */
            based_on: number;
            /** @description Days that are off though their weekday is worked, or worked though it is not */
            exceptions: {
                [key: string]: "off" | "work";
            };
            /** @description By weekday, 0 is Sunday: from and to in minutes of the local day */
            hours: {
                [key: string]: [
                    number,
                    number
                ][];
            };
            name: {
                en: string;
                "zh-CN": string;
            };
            reason: string;
            time_zone: string;
        };
        CalendarEffect: {
            closes_at: string | null;
            /** @description When `minutes` of working time are over */
            ends_at: string | null;
            open: boolean;
            opens_at: string | null;
            /** @description Between `at` and `until` */
            working_minutes: number | null;
        };
        CalendarHistory: {
            calendar: components["schemas"]["Calendar"];
            /** @description Newest first */
            versions: {
                exceptions: {
                    [key: string]: "off" | "work";
                };
                hours: {
                    [key: string]: number[][];
                };
                name: {
                    en: string;
                    "zh-CN": string;
                };
                reason: string | null;
                set_by: {
                    id: string;
                    name: {
                        en: string;
                        "zh-CN": string;
                    };
                } | null;
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                since: string;
                time_zone: string;
                version: number;
            }[];
        };
        CalendarList: {
            data: components["schemas"]["Calendar"][];
        };
        CalendarTrial: {
            /** @description ISO-8601, UTC */
            at: string & (unknown & unknown);
            /** @description Days that are off though their weekday is worked, or worked though it is not */
            exceptions: {
                [key: string]: "off" | "work";
            };
            /** @description By weekday, 0 is Sunday: from and to in minutes of the local day */
            hours: {
                [key: string]: [
                    number,
                    number
                ][];
            };
            /** @description Of working time, for when they are over */
            minutes?: number;
            time_zone: string;
            /** @description ISO-8601, UTC */
            until?: string & (unknown & unknown);
        };
        /** @default {} */
        CancelOrder: {
            /** @default customer_request */
            reason?: string;
        };
        ChainCheck: {
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            at: string;
            broken: {
                id: string;
                n: number;
                /**
                 * @description A number is missing, it does not follow from the entry before, or it was changed afterwards
                 * @enum {string}
                 */
                why: "gap" | "link" | "content";
            } | null;
            ok: boolean;
            /** @description Written, but not sealed yet */
            unsealed: number;
            /** @description The chain holds up to this number */
            verified_to: number;
        };
        ChangeAddress: {
            /** @default customer_request */
            reason?: string;
            shipping_address: components["schemas"]["ShippingAddress"];
        };
        ContinueAs: {
            principal_id: string;
        };
        CustomerAddress: {
            shipping_address: components["schemas"]["ShippingAddress"];
        };
        CustomerCancel: {
            /** @enum {string} */
            reason: "changed_mind" | "ordered_wrong" | "takes_too_long" | "found_elsewhere" | "other";
        };
        CustomerHelp: {
            /** @description Which one is meant, where there are several */
            parcel?: number;
            text?: string;
            /** @enum {string} */
            topic: "not_arrived" | "damaged" | "wrong_goods" | "missing_goods" | "address" | "refund" | "invoice" | "other";
        };
        CustomerOrder: {
            can: {
                /** @description Until the goods are packed */
                address: Record<string, never> | null;
                /** @description Until hand-over; what goes back, and what was only blocked and is freed */
                cancel: {
                    refund: components["schemas"]["Money"];
                    release: components["schemas"]["Money"];
                } | null;
                help: ("not_arrived" | "damaged" | "wrong_goods" | "missing_goods" | "address" | "refund" | "invoice" | "other")[];
                pay: {
                    amount: components["schemas"]["Money"];
                    /**
                     * Format: date-time
                     * @description ISO-8601, UTC
                     */
                    until: string;
                    url: string;
                } | null;
                rating: {
                    until: string | null;
                } | null;
                receipt: boolean;
            };
            coupons: {
                amount: components["schemas"]["Money"];
                code: string;
                until: string | null;
                used: boolean;
            }[];
            discount_total: components["schemas"]["Money"] | null;
            ended_at: string | null;
            freight: components["schemas"]["Money"] | null;
            goods_total: components["schemas"]["Money"] | null;
            /** @enum {string} */
            language: "zh-CN" | "en";
            lines: {
                /** @description Before anything is taken off */
                amount: components["schemas"]["Money"] | null;
                quantity: number;
                title: {
                    en: string;
                    "zh-CN": string;
                };
            }[];
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            now: string;
            number: string;
            paid_at: string | null;
            parcels: {
                carrier: string;
                end: ("delivered" | "replaced" | "refunded" | "cancelled") | null;
                lines: {
                    quantity: number;
                    title: {
                        en: string;
                        "zh-CN": string;
                    };
                }[];
                n: number;
                /** @description The carrier's words, newest first */
                news: {
                    /**
                     * Format: date-time
                     * @description ISO-8601, UTC
                     */
                    at: string;
                    code: ("unknown" | "booked" | "collected" | "departed" | "arrived" | "customs_cleared" | "nobody_home" | "in_locker" | "delayed" | "wrong_address" | "refused" | "customs" | "damaged" | "returning" | "lost" | "returned" | "signed") | null;
                    /** @description A city or a depot, in the carrier's words */
                    place: string | null;
                    /** @enum {string} */
                    status: "pending" | "info_received" | "in_transit" | "out_for_delivery" | "attempt_failed" | "available_for_pickup" | "exception" | "expired" | "delivered";
                }[];
                /** @description The number of the parcel whose goods it sends again */
                replaces: number | null;
                stages: {
                    at: string | null;
                    reached: boolean;
                    /** @enum {string} */
                    stage: "packed" | "handed_over" | "in_transit" | "out_for_delivery" | "delivered";
                }[];
                tracking_number: string | null;
                trouble: (("unknown" | "booked" | "collected" | "departed" | "arrived" | "customs_cleared" | "nobody_home" | "in_locker" | "delayed" | "wrong_address" | "refused" | "customs" | "damaged" | "returning" | "lost" | "returned" | "signed") | "exception") | null;
            }[];
            payments: {
                asked: components["schemas"]["Money"];
                method: string;
                /** @description Taken, or blocked until the goods go out */
                paid: components["schemas"]["Money"];
                refunded: components["schemas"]["Money"];
                /** @enum {string} */
                status: "created" | "pending" | "unknown" | "authorised" | "captured" | "declined" | "mismatched" | "closed";
            }[];
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            placed_at: string;
            promise: {
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                at: string;
                /** @description Where it does not hold: when the last parcel should be there, as far as can be told */
                expected_at: string | null;
                /** @enum {string} */
                state: "ahead" | "at_risk" | "late" | "kept" | "missed";
            } | null;
            rating: {
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                at: string;
                comment: string | null;
                delivery: number;
                goods: number;
                service: number;
            } | null;
            received_at: string | null;
            /** @description Masked; null when the customer was erased */
            recipient: {
                city: string | null;
                country: string;
                line1: string;
                name: string;
                phone: string;
                /** @description From the largest to the smallest */
                regions: {
                    code: string;
                    name: {
                        en: string;
                        "zh-CN": string;
                    };
                }[];
            } | null;
            refunds: {
                amount: components["schemas"]["Money"];
                approved_at: string | null;
                arrives_by: string | null;
                asked_at: string | null;
                /**
                 * @description release: money that was only blocked is free again
                 * @enum {string}
                 */
                kind: "refund" | "release";
                method: string;
                review_until: string | null;
                sent_at: string | null;
                /** @enum {string} */
                stage: "under_review" | "approved" | "sent" | "refused";
            }[];
            shop: {
                name: string;
                time_zone: string;
            };
            /** @enum {string} */
            status: "accepted" | "awaiting_payment" | "fulfilling" | "after_sales" | "completed" | "rejected" | "expired" | "cancelling" | "cancelled";
            stock: ("reserved" | "short" | "sent" | "released") | null;
            total: components["schemas"]["Money"] | null;
            waiting: {
                facts: {
                    [key: string]: string | number;
                };
                /** @enum {string} */
                on: "verdict" | "payment" | "payment_review" | "gateway" | "release" | "pick" | "pack" | "booking" | "label" | "capture" | "hand_over" | "carrier_collection" | "delivery" | "return_to_sender" | "after_sales" | "refund" | "cancelling" | "care";
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                until: string;
            } | null;
        };
        CustomerRating: {
            comment?: string;
            delivery: number;
            goods: number;
            service: number;
        };
        Decision: {
            /** @enum {string} */
            decision: "approve" | "refuse";
            reason: string;
        };
        Demo: {
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            at: string;
            faults: {
                ends_at: string | null;
                /** @description How often it has struck */
                fired: number;
                /** @enum {string} */
                name: "stonebridge_slow" | "stonebridge_down" | "stonebridge_silent" | "yipay_down" | "cardhouse_slow" | "messages_down";
                on: boolean;
            }[];
            pace: {
                human: number;
                transport: number;
            };
            /** @description Of the outside world, for people */
            pages: {
                /** Format: uri */
                messages: string;
                /** Format: uri */
                shop: string;
            };
            processes: {
                /** @description Since the demo was started */
                deaths: number;
                /** @description May be killed */
                expendable: boolean;
                last_death: {
                    /**
                     * Format: date-time
                     * @description ISO-8601, UTC
                     */
                    at: string;
                    reason: string;
                } | null;
                name: string;
                since: string | null;
                up: boolean;
            }[];
        };
        Directory: {
            carriers: string[];
            payment_methods: string[];
            warehouses: {
                id: string;
                name: {
                    en: string;
                    "zh-CN": string;
                };
                open: boolean;
            }[];
        };
        Door: {
            demo: boolean;
            tiles: {
                id: string;
                name: {
                    en: string;
                    "zh-CN": string;
                };
                /** @enum {string} */
                role: "ops" | "agent" | "supervisor" | "picker" | "packer" | "merchandiser" | "finance" | "quality" | "admin";
            }[];
        };
        Escalation: {
            /** @description What happens by itself when the last deadline passes */
            consequence: string;
            deadline_at: string | null;
            detail: string;
            id: string;
            /** @enum {string} */
            kind: "amount_mismatch" | "step_failed" | "delayed" | "lost" | "refused" | "wrong_address" | "damaged" | "returned" | "other";
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            opened_at: string;
            order_id: string;
            outcome: string | null;
            remedies: ("coupon" | "refund" | "reship" | "other_carrier" | "retry" | "cancel_order" | "dismiss" | "mark_done" | "hold" | "release_hold" | "change_address" | "resend")[];
            resolved_at: string | null;
            shipment_id: string | null;
            /** @enum {string} */
            state: "open" | "resolved";
            /** @enum {string} */
            tier: "automatic" | "agent" | "supervisor";
            workflow_id: string;
        };
        EscalationPage: {
            data: components["schemas"]["Escalation"][];
            next_cursor: string | null;
        };
        Event: {
            data: {
                [key: string]: unknown;
            };
            id: string;
            order_id: string;
            seq: number;
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            timestamp: string;
            type: string;
        };
        EventPage: {
            data: components["schemas"]["Event"][];
            next_after: number;
        };
        Explanation: {
            facts: {
                [key: string]: string | number;
            };
            next_actor: string | null;
            order_id: string;
            sentence: {
                en: string;
                "zh-CN": string;
            } | null;
            status: string;
            waiting_on: string | null;
            waiting_until: string | null;
            workflow_id: string;
        };
        FoundOrder: {
            url: string;
        };
        Health: {
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            at: string;
            engine: {
                /** @description Of a server: how long its answer took */
                answer_ms: number | null;
                /** @description How much of it is due */
                backlog: number | null;
                /** @enum {string} */
                name: "database" | "workflow_server" | "workers" | "relay" | "jobs";
                /** @description How long the oldest has been due */
                oldest_ms: number | null;
                /** @description Given up after its tries */
                parked: number | null;
                /** @description Of work: how many processes take it */
                processes: number | null;
                /** @description Since when it is in this state, as far as it was watched */
                since: string | null;
                /**
                 * @description quiet: nothing was asked of it lately, so nobody knows
                 * @enum {string}
                 */
                state: "ok" | "slow" | "failing" | "quiet";
            }[];
            /** @description Those that have said within a quarter of a minute that they are there */
            processes: {
                instance: string;
                name: string;
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                seen_at: string;
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                since: string;
            }[];
            providers: {
                /** @description Of the last two minutes, over all processes */
                calls: number;
                failed: number;
                /** @enum {string} */
                kind: "gateway" | "carrier" | "messages";
                last_bad_at: string | null;
                last_code: string | null;
                last_ok_at: string | null;
                last_webhook_at: string | null;
                median_ms: number | null;
                name: string;
                /** @description Since when it is in this state, as far as it was watched */
                since: string | null;
                /** @description Answered, but late */
                slow: number;
                /**
                 * @description quiet: nothing was asked of it lately, so nobody knows
                 * @enum {string}
                 */
                state: "ok" | "slow" | "failing" | "quiet";
                timed_out: number;
            }[];
        };
        HeldOrder: {
            allowed_actions: string[];
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            created_at: string;
            /** @description The customer's own page of the order; who has it may act as the customer */
            customer_url: string;
            discount_total: components["schemas"]["Money"];
            freight: components["schemas"]["Money"];
            goods_total: components["schemas"]["Money"];
            id: string;
            lines: {
                discount: components["schemas"]["Money"];
                quantity: number;
                sku: string;
                total: components["schemas"]["Money"];
                unit_price: components["schemas"]["Money"];
            }[];
            payment: {
                amount: components["schemas"]["Money"];
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                expires_at: string;
                method: string;
                /** @description Send the customer here; it leads to the gateway once the payment exists there */
                pay_url: string;
                payment_id: string;
            };
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            promised_at: string;
            promotions: {
                coupon_code?: string;
                discount: components["schemas"]["Money"];
                promotion_id: string;
            }[];
            reference: string | null;
            shipments: {
                carrier: string;
                id: string;
                lines: {
                    quantity: number;
                    sku: string;
                }[];
                warehouse: string;
            }[];
            /** @enum {string} */
            status: "accepted" | "awaiting_payment" | "fulfilling" | "after_sales" | "completed" | "rejected" | "expired" | "cancelling" | "cancelled";
            total: components["schemas"]["Money"];
        };
        HelpTaken: {
            /**
             * @description trouble: somebody has a deadline to act by
             * @enum {string}
             */
            road: "trouble" | "note";
        };
        Invariants: {
            findings: {
                /** @description How many of them break it */
                broken: number;
                /** @description How many things were compared */
                checked: number;
                /** @description Null before the first look */
                holds: boolean | null;
                looked_at: string | null;
                /** @enum {string} */
                name: "on_hand_explained" | "reserved_explained" | "reserved_has_holders" | "never_oversold" | "nothing_left_held" | "payments_in_order" | "refunds_add_up" | "postings_balance" | "ledger_agrees" | "given_up_paid_back" | "shipped_was_paid" | "waits_are_explained" | "orders_are_carried" | "messages_arrive" | "authority_kept" | "audit_chain";
                /** @description The first of those, by their ids */
                sample: string[];
                /** @description Since when it holds, or does not */
                since: string | null;
            }[];
            /** @description The oldest look among them */
            looked_at: string | null;
        };
        InvitedPerson: {
            active: boolean;
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            created_at: string;
            has_password: boolean;
            id: string;
            /** @description Shown this once: whoever opens it chooses the password */
            invite_url: string;
            invited_until: string | null;
            /** @enum {string} */
            language: "zh-CN" | "en";
            last_seen_at: string | null;
            login: string;
            name: {
                en: string;
                "zh-CN": string;
            };
            /** @enum {string} */
            role: "ops" | "agent" | "supervisor" | "picker" | "packer" | "merchandiser" | "finance" | "quality" | "admin";
            warehouse: string | null;
        };
        KillProcess: {
            process: string;
        };
        Money: {
            amount: number;
            /** @enum {string} */
            currency: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
        };
        MoreShoppers: {
            orders: number;
        };
        MoveDeadline: {
            /** @enum {string} */
            deadline: "payment" | "reminder" | "after_sales" | "silence";
            to: "now" | (string & (unknown & unknown));
        };
        MoveEscalationDeadline: {
            to: "now" | (string & (unknown & unknown));
        };
        NewAction: {
            /** @description Minor units of the order, for a coupon or a refund */
            amount?: number;
            carrier?: string;
            /**
             * @description What the order is held for
             * @enum {string}
             */
            cause?: "address_check" | "payment_check" | "goods_check" | "customer_wish" | "other";
            escalation_id?: string;
            /** @description For another carrier: all parcels that go with this one, instead of one shipment */
            from_carrier?: string;
            /** @enum {string} */
            kind: "coupon" | "refund" | "reship" | "other_carrier" | "retry" | "cancel_order" | "dismiss" | "mark_done" | "hold" | "release_hold" | "change_address" | "resend";
            /** @description For money given back outside, where more than one payment is due */
            payment_id?: string;
            /** @description What was agreed or seen; for `mark_done` the evidence */
            reason: string;
            /** @description For money or a voided label: the gateway's or carrier's own number for it */
            reference?: string;
            shipment_id?: string;
            /** @description For a booking that was bought outside: what the carrier gave */
            tracking_number?: string;
        };
        NewApiKey: {
            /** @default null */
            expires_at?: (string & (unknown & unknown)) | null;
            holder: {
                /** @constant */
                kind: "shop";
                shop_id: string;
            } | {
                /** @constant */
                kind: "staff";
                principal_id: string;
            } | {
                /** @constant */
                kind: "robot";
                name: string;
            };
            reason: string;
            scopes: ("orders:read" | "orders:write" | "floor:write" | "ops:write" | "events:read" | "actions:read" | "actions:write" | "actions:approve" | "webhooks:write" | "desk:read" | "desk:write" | "contacts:reveal" | "settings:read" | "settings:write" | "people:write")[];
        };
        NewBulkJob: {
            /** @constant */
            kind: "hold";
            /** @description Stands in the action of each order */
            reason: string;
            /** @default {} */
            request?: {
                /** @enum {string} */
                cause?: "address_check" | "payment_check" | "goods_check" | "customer_wish" | "other";
            };
            /** @description Which orders: by their ids, or by a filter */
            selection: {
                order_ids: string[];
            } | {
                /** @description By the names that `GET /v1/orders` knows */
                filter: {
                    /** @description Parked or late, so that somebody must look */
                    attention?: string;
                    carrier?: string;
                    /** @enum {string} */
                    currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                    /** @description The shop's own number of the customer */
                    customer_id?: string;
                    /**
                     * Format: date-time
                     * @description Accepted at or after
                     */
                    from?: string;
                    held?: string;
                    /** @description These, if they are so */
                    id?: string;
                    imported?: string;
                    /** @description Past what was promised, or past the time of what it waits for */
                    late?: string;
                    /** @description Payment methods */
                    method?: string;
                    /** @description Not ended */
                    open?: string;
                    reference?: string;
                    shop?: string;
                    stage?: string;
                    /** @description One or more, separated by commas */
                    status?: string;
                    /**
                     * Format: date-time
                     * @description Accepted before
                     */
                    to?: string;
                    /** @description What somebody must look at, such as lost or late_pick */
                    trouble?: string;
                    /** @description The warehouse, carrier or payment method that it waits at; none for waits without */
                    waiting_at?: string;
                    waiting_on?: string;
                    warehouse?: string;
                };
            };
        } | {
            /** @constant */
            kind: "release";
            /** @description Stands in the action of each order */
            reason: string;
            /** @default {} */
            request?: Record<string, never>;
            /** @description Which orders: by their ids, or by a filter */
            selection: {
                order_ids: string[];
            } | {
                /** @description By the names that `GET /v1/orders` knows */
                filter: {
                    /** @description Parked or late, so that somebody must look */
                    attention?: string;
                    carrier?: string;
                    /** @enum {string} */
                    currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                    /** @description The shop's own number of the customer */
                    customer_id?: string;
                    /**
                     * Format: date-time
                     * @description Accepted at or after
                     */
                    from?: string;
                    held?: string;
                    /** @description These, if they are so */
                    id?: string;
                    imported?: string;
                    /** @description Past what was promised, or past the time of what it waits for */
                    late?: string;
                    /** @description Payment methods */
                    method?: string;
                    /** @description Not ended */
                    open?: string;
                    reference?: string;
                    shop?: string;
                    stage?: string;
                    /** @description One or more, separated by commas */
                    status?: string;
                    /**
                     * Format: date-time
                     * @description Accepted before
                     */
                    to?: string;
                    /** @description What somebody must look at, such as lost or late_pick */
                    trouble?: string;
                    /** @description The warehouse, carrier or payment method that it waits at; none for waits without */
                    waiting_at?: string;
                    waiting_on?: string;
                    warehouse?: string;
                };
            };
        } | {
            /** @constant */
            kind: "cancel";
            /** @description Stands in the action of each order */
            reason: string;
            /** @default {} */
            request?: Record<string, never>;
            /** @description Which orders: by their ids, or by a filter */
            selection: {
                order_ids: string[];
            } | {
                /** @description By the names that `GET /v1/orders` knows */
                filter: {
                    /** @description Parked or late, so that somebody must look */
                    attention?: string;
                    carrier?: string;
                    /** @enum {string} */
                    currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                    /** @description The shop's own number of the customer */
                    customer_id?: string;
                    /**
                     * Format: date-time
                     * @description Accepted at or after
                     */
                    from?: string;
                    held?: string;
                    /** @description These, if they are so */
                    id?: string;
                    imported?: string;
                    /** @description Past what was promised, or past the time of what it waits for */
                    late?: string;
                    /** @description Payment methods */
                    method?: string;
                    /** @description Not ended */
                    open?: string;
                    reference?: string;
                    shop?: string;
                    stage?: string;
                    /** @description One or more, separated by commas */
                    status?: string;
                    /**
                     * Format: date-time
                     * @description Accepted before
                     */
                    to?: string;
                    /** @description What somebody must look at, such as lost or late_pick */
                    trouble?: string;
                    /** @description The warehouse, carrier or payment method that it waits at; none for waits without */
                    waiting_at?: string;
                    waiting_on?: string;
                    warehouse?: string;
                };
            };
        } | {
            /** @constant */
            kind: "other_carrier";
            /** @description Stands in the action of each order */
            reason: string;
            request: {
                from: string;
                to: string;
            };
            /** @description Which orders: by their ids, or by a filter */
            selection: {
                order_ids: string[];
            } | {
                /** @description By the names that `GET /v1/orders` knows */
                filter: {
                    /** @description Parked or late, so that somebody must look */
                    attention?: string;
                    carrier?: string;
                    /** @enum {string} */
                    currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                    /** @description The shop's own number of the customer */
                    customer_id?: string;
                    /**
                     * Format: date-time
                     * @description Accepted at or after
                     */
                    from?: string;
                    held?: string;
                    /** @description These, if they are so */
                    id?: string;
                    imported?: string;
                    /** @description Past what was promised, or past the time of what it waits for */
                    late?: string;
                    /** @description Payment methods */
                    method?: string;
                    /** @description Not ended */
                    open?: string;
                    reference?: string;
                    shop?: string;
                    stage?: string;
                    /** @description One or more, separated by commas */
                    status?: string;
                    /**
                     * Format: date-time
                     * @description Accepted before
                     */
                    to?: string;
                    /** @description What somebody must look at, such as lost or late_pick */
                    trouble?: string;
                    /** @description The warehouse, carrier or payment method that it waits at; none for waits without */
                    waiting_at?: string;
                    waiting_on?: string;
                    warehouse?: string;
                };
            };
        } | {
            /** @constant */
            kind: "compensate";
            /** @description Stands in the action of each order */
            reason: string;
            request: {
                /** @description Of each coupon, in minor units */
                amount: number;
                /** @enum {string} */
                currency: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
            };
            /** @description Which orders: by their ids, or by a filter */
            selection: {
                order_ids: string[];
            } | {
                /** @description By the names that `GET /v1/orders` knows */
                filter: {
                    /** @description Parked or late, so that somebody must look */
                    attention?: string;
                    carrier?: string;
                    /** @enum {string} */
                    currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                    /** @description The shop's own number of the customer */
                    customer_id?: string;
                    /**
                     * Format: date-time
                     * @description Accepted at or after
                     */
                    from?: string;
                    held?: string;
                    /** @description These, if they are so */
                    id?: string;
                    imported?: string;
                    /** @description Past what was promised, or past the time of what it waits for */
                    late?: string;
                    /** @description Payment methods */
                    method?: string;
                    /** @description Not ended */
                    open?: string;
                    reference?: string;
                    shop?: string;
                    stage?: string;
                    /** @description One or more, separated by commas */
                    status?: string;
                    /**
                     * Format: date-time
                     * @description Accepted before
                     */
                    to?: string;
                    /** @description What somebody must look at, such as lost or late_pick */
                    trouble?: string;
                    /** @description The warehouse, carrier or payment method that it waits at; none for waits without */
                    waiting_at?: string;
                    waiting_on?: string;
                    warehouse?: string;
                };
            };
        } | {
            /** @constant */
            kind: "resend";
            /** @description Stands in the action of each order */
            reason: string;
            /** @default {} */
            request?: Record<string, never>;
            /** @description Which orders: by their ids, or by a filter */
            selection: {
                order_ids: string[];
            } | {
                /** @description By the names that `GET /v1/orders` knows */
                filter: {
                    /** @description Parked or late, so that somebody must look */
                    attention?: string;
                    carrier?: string;
                    /** @enum {string} */
                    currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                    /** @description The shop's own number of the customer */
                    customer_id?: string;
                    /**
                     * Format: date-time
                     * @description Accepted at or after
                     */
                    from?: string;
                    held?: string;
                    /** @description These, if they are so */
                    id?: string;
                    imported?: string;
                    /** @description Past what was promised, or past the time of what it waits for */
                    late?: string;
                    /** @description Payment methods */
                    method?: string;
                    /** @description Not ended */
                    open?: string;
                    reference?: string;
                    shop?: string;
                    stage?: string;
                    /** @description One or more, separated by commas */
                    status?: string;
                    /**
                     * Format: date-time
                     * @description Accepted before
                     */
                    to?: string;
                    /** @description What somebody must look at, such as lost or late_pick */
                    trouble?: string;
                    /** @description The warehouse, carrier or payment method that it waits at; none for waits without */
                    waiting_at?: string;
                    waiting_on?: string;
                    warehouse?: string;
                };
            };
        } | {
            /** @constant */
            kind: "retry";
            /** @description Stands in the action of each order */
            reason: string;
            /** @default {} */
            request?: Record<string, never>;
            /** @description Which orders: by their ids, or by a filter */
            selection: {
                order_ids: string[];
            } | {
                /** @description By the names that `GET /v1/orders` knows */
                filter: {
                    /** @description Parked or late, so that somebody must look */
                    attention?: string;
                    carrier?: string;
                    /** @enum {string} */
                    currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                    /** @description The shop's own number of the customer */
                    customer_id?: string;
                    /**
                     * Format: date-time
                     * @description Accepted at or after
                     */
                    from?: string;
                    held?: string;
                    /** @description These, if they are so */
                    id?: string;
                    imported?: string;
                    /** @description Past what was promised, or past the time of what it waits for */
                    late?: string;
                    /** @description Payment methods */
                    method?: string;
                    /** @description Not ended */
                    open?: string;
                    reference?: string;
                    shop?: string;
                    stage?: string;
                    /** @description One or more, separated by commas */
                    status?: string;
                    /**
                     * Format: date-time
                     * @description Accepted before
                     */
                    to?: string;
                    /** @description What somebody must look at, such as lost or late_pick */
                    trouble?: string;
                    /** @description The warehouse, carrier or payment method that it waits at; none for waits without */
                    waiting_at?: string;
                    waiting_on?: string;
                    warehouse?: string;
                };
            };
        };
        NewBulkPreview: {
            /** @constant */
            kind: "hold";
            /** @default {} */
            request?: {
                /** @enum {string} */
                cause?: "address_check" | "payment_check" | "goods_check" | "customer_wish" | "other";
            };
            /** @description Which orders: by their ids, or by a filter */
            selection: {
                order_ids: string[];
            } | {
                /** @description By the names that `GET /v1/orders` knows */
                filter: {
                    /** @description Parked or late, so that somebody must look */
                    attention?: string;
                    carrier?: string;
                    /** @enum {string} */
                    currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                    /** @description The shop's own number of the customer */
                    customer_id?: string;
                    /**
                     * Format: date-time
                     * @description Accepted at or after
                     */
                    from?: string;
                    held?: string;
                    /** @description These, if they are so */
                    id?: string;
                    imported?: string;
                    /** @description Past what was promised, or past the time of what it waits for */
                    late?: string;
                    /** @description Payment methods */
                    method?: string;
                    /** @description Not ended */
                    open?: string;
                    reference?: string;
                    shop?: string;
                    stage?: string;
                    /** @description One or more, separated by commas */
                    status?: string;
                    /**
                     * Format: date-time
                     * @description Accepted before
                     */
                    to?: string;
                    /** @description What somebody must look at, such as lost or late_pick */
                    trouble?: string;
                    /** @description The warehouse, carrier or payment method that it waits at; none for waits without */
                    waiting_at?: string;
                    waiting_on?: string;
                    warehouse?: string;
                };
            };
        } | {
            /** @constant */
            kind: "release";
            /** @default {} */
            request?: Record<string, never>;
            /** @description Which orders: by their ids, or by a filter */
            selection: {
                order_ids: string[];
            } | {
                /** @description By the names that `GET /v1/orders` knows */
                filter: {
                    /** @description Parked or late, so that somebody must look */
                    attention?: string;
                    carrier?: string;
                    /** @enum {string} */
                    currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                    /** @description The shop's own number of the customer */
                    customer_id?: string;
                    /**
                     * Format: date-time
                     * @description Accepted at or after
                     */
                    from?: string;
                    held?: string;
                    /** @description These, if they are so */
                    id?: string;
                    imported?: string;
                    /** @description Past what was promised, or past the time of what it waits for */
                    late?: string;
                    /** @description Payment methods */
                    method?: string;
                    /** @description Not ended */
                    open?: string;
                    reference?: string;
                    shop?: string;
                    stage?: string;
                    /** @description One or more, separated by commas */
                    status?: string;
                    /**
                     * Format: date-time
                     * @description Accepted before
                     */
                    to?: string;
                    /** @description What somebody must look at, such as lost or late_pick */
                    trouble?: string;
                    /** @description The warehouse, carrier or payment method that it waits at; none for waits without */
                    waiting_at?: string;
                    waiting_on?: string;
                    warehouse?: string;
                };
            };
        } | {
            /** @constant */
            kind: "cancel";
            /** @default {} */
            request?: Record<string, never>;
            /** @description Which orders: by their ids, or by a filter */
            selection: {
                order_ids: string[];
            } | {
                /** @description By the names that `GET /v1/orders` knows */
                filter: {
                    /** @description Parked or late, so that somebody must look */
                    attention?: string;
                    carrier?: string;
                    /** @enum {string} */
                    currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                    /** @description The shop's own number of the customer */
                    customer_id?: string;
                    /**
                     * Format: date-time
                     * @description Accepted at or after
                     */
                    from?: string;
                    held?: string;
                    /** @description These, if they are so */
                    id?: string;
                    imported?: string;
                    /** @description Past what was promised, or past the time of what it waits for */
                    late?: string;
                    /** @description Payment methods */
                    method?: string;
                    /** @description Not ended */
                    open?: string;
                    reference?: string;
                    shop?: string;
                    stage?: string;
                    /** @description One or more, separated by commas */
                    status?: string;
                    /**
                     * Format: date-time
                     * @description Accepted before
                     */
                    to?: string;
                    /** @description What somebody must look at, such as lost or late_pick */
                    trouble?: string;
                    /** @description The warehouse, carrier or payment method that it waits at; none for waits without */
                    waiting_at?: string;
                    waiting_on?: string;
                    warehouse?: string;
                };
            };
        } | {
            /** @constant */
            kind: "other_carrier";
            request: {
                from: string;
                to: string;
            };
            /** @description Which orders: by their ids, or by a filter */
            selection: {
                order_ids: string[];
            } | {
                /** @description By the names that `GET /v1/orders` knows */
                filter: {
                    /** @description Parked or late, so that somebody must look */
                    attention?: string;
                    carrier?: string;
                    /** @enum {string} */
                    currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                    /** @description The shop's own number of the customer */
                    customer_id?: string;
                    /**
                     * Format: date-time
                     * @description Accepted at or after
                     */
                    from?: string;
                    held?: string;
                    /** @description These, if they are so */
                    id?: string;
                    imported?: string;
                    /** @description Past what was promised, or past the time of what it waits for */
                    late?: string;
                    /** @description Payment methods */
                    method?: string;
                    /** @description Not ended */
                    open?: string;
                    reference?: string;
                    shop?: string;
                    stage?: string;
                    /** @description One or more, separated by commas */
                    status?: string;
                    /**
                     * Format: date-time
                     * @description Accepted before
                     */
                    to?: string;
                    /** @description What somebody must look at, such as lost or late_pick */
                    trouble?: string;
                    /** @description The warehouse, carrier or payment method that it waits at; none for waits without */
                    waiting_at?: string;
                    waiting_on?: string;
                    warehouse?: string;
                };
            };
        } | {
            /** @constant */
            kind: "compensate";
            request: {
                /** @description Of each coupon, in minor units */
                amount: number;
                /** @enum {string} */
                currency: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
            };
            /** @description Which orders: by their ids, or by a filter */
            selection: {
                order_ids: string[];
            } | {
                /** @description By the names that `GET /v1/orders` knows */
                filter: {
                    /** @description Parked or late, so that somebody must look */
                    attention?: string;
                    carrier?: string;
                    /** @enum {string} */
                    currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                    /** @description The shop's own number of the customer */
                    customer_id?: string;
                    /**
                     * Format: date-time
                     * @description Accepted at or after
                     */
                    from?: string;
                    held?: string;
                    /** @description These, if they are so */
                    id?: string;
                    imported?: string;
                    /** @description Past what was promised, or past the time of what it waits for */
                    late?: string;
                    /** @description Payment methods */
                    method?: string;
                    /** @description Not ended */
                    open?: string;
                    reference?: string;
                    shop?: string;
                    stage?: string;
                    /** @description One or more, separated by commas */
                    status?: string;
                    /**
                     * Format: date-time
                     * @description Accepted before
                     */
                    to?: string;
                    /** @description What somebody must look at, such as lost or late_pick */
                    trouble?: string;
                    /** @description The warehouse, carrier or payment method that it waits at; none for waits without */
                    waiting_at?: string;
                    waiting_on?: string;
                    warehouse?: string;
                };
            };
        } | {
            /** @constant */
            kind: "resend";
            /** @default {} */
            request?: Record<string, never>;
            /** @description Which orders: by their ids, or by a filter */
            selection: {
                order_ids: string[];
            } | {
                /** @description By the names that `GET /v1/orders` knows */
                filter: {
                    /** @description Parked or late, so that somebody must look */
                    attention?: string;
                    carrier?: string;
                    /** @enum {string} */
                    currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                    /** @description The shop's own number of the customer */
                    customer_id?: string;
                    /**
                     * Format: date-time
                     * @description Accepted at or after
                     */
                    from?: string;
                    held?: string;
                    /** @description These, if they are so */
                    id?: string;
                    imported?: string;
                    /** @description Past what was promised, or past the time of what it waits for */
                    late?: string;
                    /** @description Payment methods */
                    method?: string;
                    /** @description Not ended */
                    open?: string;
                    reference?: string;
                    shop?: string;
                    stage?: string;
                    /** @description One or more, separated by commas */
                    status?: string;
                    /**
                     * Format: date-time
                     * @description Accepted before
                     */
                    to?: string;
                    /** @description What somebody must look at, such as lost or late_pick */
                    trouble?: string;
                    /** @description The warehouse, carrier or payment method that it waits at; none for waits without */
                    waiting_at?: string;
                    waiting_on?: string;
                    warehouse?: string;
                };
            };
        } | {
            /** @constant */
            kind: "retry";
            /** @default {} */
            request?: Record<string, never>;
            /** @description Which orders: by their ids, or by a filter */
            selection: {
                order_ids: string[];
            } | {
                /** @description By the names that `GET /v1/orders` knows */
                filter: {
                    /** @description Parked or late, so that somebody must look */
                    attention?: string;
                    carrier?: string;
                    /** @enum {string} */
                    currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                    /** @description The shop's own number of the customer */
                    customer_id?: string;
                    /**
                     * Format: date-time
                     * @description Accepted at or after
                     */
                    from?: string;
                    held?: string;
                    /** @description These, if they are so */
                    id?: string;
                    imported?: string;
                    /** @description Past what was promised, or past the time of what it waits for */
                    late?: string;
                    /** @description Payment methods */
                    method?: string;
                    /** @description Not ended */
                    open?: string;
                    reference?: string;
                    shop?: string;
                    stage?: string;
                    /** @description One or more, separated by commas */
                    status?: string;
                    /**
                     * Format: date-time
                     * @description Accepted before
                     */
                    to?: string;
                    /** @description What somebody must look at, such as lost or late_pick */
                    trouble?: string;
                    /** @description The warehouse, carrier or payment method that it waits at; none for waits without */
                    waiting_at?: string;
                    waiting_on?: string;
                    warehouse?: string;
                };
            };
        };
        NewCalendar: {
            /** @description Days that are off though their weekday is worked, or worked though it is not */
            exceptions: {
                [key: string]: "off" | "work";
            };
            /** @description By weekday, 0 is Sunday: from and to in minutes of the local day */
            hours: {
                [key: string]: [
                    number,
                    number
                ][];
            };
            id: string;
            name: {
                en: string;
                "zh-CN": string;
            };
            reason: string;
            time_zone: string;
        };
        NewInvitation: {
            reason: string;
        };
        NewNote: {
            /**
             * @default info
             * @enum {string}
             */
            flag?: "info" | "care" | "stop" | "promise";
            /**
             * @description Also seen on the floor
             * @default false
             */
            pinned?: boolean;
            text: string;
        };
        NewOrder: {
            /** @default [] */
            coupon_codes?: string[];
            /** @enum {string} */
            currency: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
            customer: {
                /** Format: email */
                email?: string;
                id?: string;
                name: string;
                phone: string;
            };
            /** @default zh-CN */
            language?: string;
            lines: {
                quantity: number;
                sku: string;
            }[];
            /** @default {} */
            metadata?: {
                [key: string]: string;
            };
            payment_method: string;
            /** @description The shop's own number, unique within the shop */
            reference?: string;
            shipping_address: components["schemas"]["ShippingAddress"];
        };
        NewPassword: {
            invite: string;
            password: string;
        };
        NewPause: {
            /** @constant */
            kind: "intake";
            /** @description Everybody sees it while the pause is on */
            reason: string;
        } | {
            /** @constant */
            kind: "messages";
            /** @description Everybody sees it while the pause is on */
            reason: string;
        } | {
            /** @constant */
            kind: "warehouse";
            /** @description Everybody sees it while the pause is on */
            reason: string;
            /** @description The warehouse */
            target: string;
        } | {
            /** @constant */
            kind: "carrier";
            /** @description Everybody sees it while the pause is on */
            reason: string;
            /** @description The carrier */
            target: string;
        };
        NewPerson: {
            /** @enum {string} */
            language: "zh-CN" | "en";
            login: string;
            name: {
                en: string;
                "zh-CN": string;
            };
            /** @enum {string} */
            role: "ops" | "agent" | "supervisor" | "picker" | "packer" | "merchandiser" | "finance" | "quality" | "admin";
            /**
             * @description Where somebody of the floor works
             * @default null
             */
            warehouse?: string | null;
        };
        NewQuote: {
            /** @default [] */
            coupon_codes?: string[];
            /** @enum {string} */
            currency: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
            /** @description Who buys, for limits and first orders: by phone, or by your own number of somebody who ordered before */
            customer?: {
                id?: string;
                phone?: string;
            };
            lines: {
                quantity: number;
                sku: string;
            }[];
            payment_method?: string;
            /** @description As much as is known: country and region are enough for freight and promise */
            shipping_address?: {
                city?: string;
                country: string;
                line1?: string;
                line2?: string;
                postcode?: string;
                province?: string;
                region_code?: string;
            };
            /** @description For staff; a shop quotes for itself */
            shop_id?: string;
        };
        NewReveal: {
            /** @description Written to the audit log with your name */
            reason: string;
        };
        NewSavedView: {
            name: string;
            /** @enum {string} */
            page: "orders";
            query: string;
            /**
             * @description Everybody sees it
             * @default false
             */
            shared?: boolean;
        };
        NewScan: {
            /** @description Of the article */
            barcode: string;
            /** @enum {string} */
            kind: "pick" | "pack" | "put_back";
            /** @default 1 */
            quantity?: number;
            /** @description The handheld's own id of this scan: sent again, it does nothing and is answered alike */
            scan_id: string;
        } | {
            /** @description Of the parcel */
            barcode?: string;
            /** @constant */
            kind: "weigh";
            /** @description The handheld's own id of this scan: sent again, it does nothing and is answered alike */
            scan_id: string;
            weight_grams: number;
        } | {
            /** @description Of the parcel: its id */
            barcode: string;
            /** @constant */
            kind: "verify";
            /** @description The handheld's own id of this scan: sent again, it does nothing and is answered alike */
            scan_id: string;
        } | {
            /** @description Of the parcel: its id or the carrier's number */
            barcode?: string;
            /** @enum {string} */
            kind: "label" | "hand_over";
            /** @description The handheld's own id of this scan: sent again, it does nothing and is answered alike */
            scan_id: string;
        };
        NewWebhookEndpoint: {
            /** @description For people of the company; a shop means itself */
            shop_id?: string;
            /** Format: uri */
            url: string;
        };
        Note: {
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            at: string;
            author: {
                id: string;
                name: {
                    en: string;
                    "zh-CN": string;
                };
                role: string;
            };
            /** @enum {string} */
            flag: "info" | "care" | "stop" | "promise";
            id: string;
            pinned: boolean;
            text: string;
        };
        NoteList: {
            /** @description Pinned ones first, then newest first */
            data: components["schemas"]["Note"][];
        };
        Order: {
            allowed_actions: string[];
            coupon_codes: string[];
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            created_at: string;
            customer: {
                city: string | null;
                country: string;
                email: string | null;
                /** @description The shop's own number */
                id: string | null;
                line1: string;
                name: string;
                phone: string;
                province: string | null;
                region_code: string | null;
            } | null;
            /** @description The customer's own page of the order; null for those who may not act on orders */
            customer_url: string | null;
            discount_total: components["schemas"]["Money"] | null;
            end_reason: string | null;
            ended_at: string | null;
            /** @description The open ones */
            escalations: components["schemas"]["Escalation"][];
            /** @description When the last of it should be there, as far as can be told */
            expected_at: string | null;
            freight: components["schemas"]["Money"] | null;
            goods_total: components["schemas"]["Money"] | null;
            /** @description A person keeps it from going on: the role, what for, since when */
            held: {
                by: string;
                cause: string;
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                since: string;
            } | null;
            hold_reason: ("amount_mismatch" | "paused" | "person") | null;
            id: string;
            /** @description Taken over from before: there is no workflow behind it */
            imported: boolean;
            language: string;
            lines: {
                discount: components["schemas"]["Money"] | null;
                quantity: number;
                sku: string;
                title: {
                    en: string;
                    "zh-CN": string;
                } | null;
                total: components["schemas"]["Money"] | null;
                unit_price: components["schemas"]["Money"] | null;
            }[];
            metadata: {
                [key: string]: string;
            };
            needs_attention: string | null;
            payment_method: string;
            payments: {
                /** @description null: a charge that nobody asked for */
                attempt: number | null;
                authorised: components["schemas"]["Money"];
                captured: components["schemas"]["Money"];
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                created_at: string;
                expected: components["schemas"]["Money"];
                id: string;
                method: string;
                refunded: components["schemas"]["Money"];
                refunds: {
                    amount: components["schemas"]["Money"];
                    /** @description A code, or the action behind it */
                    cause: string;
                    id: string;
                    /**
                     * Format: date-time
                     * @description ISO-8601, UTC
                     */
                    requested_at: string;
                    settled_at: string | null;
                    /** @enum {string} */
                    status: "requested" | "sent" | "succeeded" | "failed" | "unknown";
                }[];
                /** @enum {string} */
                status: "created" | "pending" | "unknown" | "authorised" | "captured" | "declined" | "mismatched" | "closed";
                /** @description When what was blocked and not taken was set free */
                voided_at: string | null;
            }[];
            /** @description Null where nothing is to be kept */
            promise: {
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                at: string;
                /** @description Where it does not hold: when the last parcel should be there, as far as can be told */
                expected_at: string | null;
                /** @enum {string} */
                state: "ahead" | "at_risk" | "late" | "kept" | "missed";
            } | null;
            promised_at: string | null;
            reference: string | null;
            shipments: {
                billable_grams: number;
                carrier: string;
                /** @description What it costs us; for staff */
                cost: components["schemas"]["Money"] | null;
                delivered_at: string | null;
                /** @description At the door, as far as can be told; null when it goes nowhere */
                expected_at: string | null;
                handed_over_at: string | null;
                id: string;
                last_news_at: string | null;
                lines: {
                    quantity: number;
                    sku: string;
                    title: {
                        en: string;
                        "zh-CN": string;
                    } | null;
                }[];
                n: number;
                packed_at: string | null;
                /** @description The shipment whose goods it sends again */
                replaces: string | null;
                /** @description Refunded or sent again: the order does not wait for it any more */
                settled_at: string | null;
                /** @enum {string} */
                status: "planned" | "released" | "picking" | "picked" | "packed" | "handed_over" | "delivered" | "returning" | "returned" | "lost" | "cancelling" | "cancelled";
                tracking_detail: string | null;
                tracking_number: string | null;
                tracking_status: string | null;
                warehouse: string;
            }[];
            shop_id: string;
            /** @enum {string} */
            stage: "received" | "paid" | "allocated" | "picked" | "packed" | "handed_over" | "delivered" | "cancelling" | "ended";
            /** @enum {string} */
            status: "accepted" | "awaiting_payment" | "fulfilling" | "after_sales" | "completed" | "rejected" | "expired" | "cancelling" | "cancelled";
            total: components["schemas"]["Money"] | null;
            waiting: {
                facts: {
                    [key: string]: string | number;
                };
                next_actor: string;
                on: string;
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                until: string;
            } | null;
            workflow_id: string | null;
        };
        OrderAllocation: {
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            at: string;
            candidates: {
                feasible: boolean;
                reason: {
                    by?: number;
                    code: string;
                    short?: number;
                    sku?: string;
                };
                score: {
                    [key: string]: number;
                } | null;
                warehouses: string[];
            }[];
            /** @description First to last */
            objective: ("fewest_parcels" | "tariff_cost" | "distance" | "stock_level")[];
            tariff_version: number;
        };
        OrderCount: {
            count: number;
            /** @description There are more than were counted */
            more: boolean;
        };
        OrderDocuments: {
            data: {
                carrier: string | null;
                is_made: boolean;
                /** @constant */
                kind: "label";
                parcel_id: string;
                printed_at: string | null;
                shipment_n: number;
                tracking_number: string | null;
                weight_grams: number | null;
            }[];
        };
        OrderMessages: {
            data: {
                /** @enum {string} */
                channel: "sms" | "push" | "email";
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                created_at: string;
                error: string | null;
                id: string;
                language: string;
                sent_at: string | null;
                /** @enum {string} */
                status: "queued" | "sent" | "delivered" | "failed";
                template: string;
                /** @description As the customer saw it; links are left out for those who may not act for them */
                text: string;
            }[];
        };
        OrderPage: {
            data: {
                carriers: string[];
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                created_at: string;
                /** @description Masked */
                customer: {
                    name: string;
                    phone: string;
                } | null;
                end_reason: string | null;
                ended_at: string | null;
                goods: {
                    first: {
                        quantity: number;
                        sku: string;
                        title: {
                            en: string;
                            "zh-CN": string;
                        };
                    } | null;
                    lines: number;
                    units: number;
                };
                hold_reason: ("amount_mismatch" | "paused" | "person") | null;
                id: string;
                imported: boolean;
                late: boolean;
                needs_attention: string | null;
                payment_method: string;
                promised_at: string | null;
                reference: string | null;
                shop_id: string;
                /** @enum {string} */
                stage: "received" | "paid" | "allocated" | "picked" | "packed" | "handed_over" | "delivered" | "cancelling" | "ended";
                /** @enum {string} */
                status: "accepted" | "awaiting_payment" | "fulfilling" | "after_sales" | "completed" | "rejected" | "expired" | "cancelling" | "cancelled";
                total: components["schemas"]["Money"] | null;
                waiting: {
                    facts: {
                        [key: string]: string | number;
                    };
                    next_actor: string;
                    on: string;
                    /**
                     * Format: date-time
                     * @description ISO-8601, UTC
                     */
                    until: string;
                } | null;
                warehouses: string[];
            }[];
            next_cursor: string | null;
        };
        OrderPrice: {
            /** @description null: the rule has changed since */
            freight: {
                base: components["schemas"]["Money"];
                free_from: components["schemas"]["Money"] | null;
                goods_after_discount: components["schemas"]["Money"];
                is_free: boolean;
                remote_surcharge: components["schemas"]["Money"];
                total: components["schemas"]["Money"];
            } | null;
            /** @description false: promotions have changed since, so that they no longer say why */
            is_explained: boolean;
            lines: {
                /** @description Unit price by quantity */
                amount: components["schemas"]["Money"];
                discount: components["schemas"]["Money"];
                /** @description They sum to `discount` */
                discounts: {
                    amount: components["schemas"]["Money"];
                    promotion_id: string;
                }[];
                quantity: number;
                sku: string;
                title: {
                    en: string;
                    "zh-CN": string;
                } | null;
                /** @description `amount` less `discount` */
                total: components["schemas"]["Money"];
                unit_price: components["schemas"]["Money"];
            }[];
            promotions: {
                amount: components["schemas"]["Money"];
                coupon_code: string | null;
                promotion_id: string;
                title: {
                    en: string;
                    "zh-CN": string;
                };
            }[];
            skipped: {
                facts?: {
                    [key: string]: string | number | boolean | string[];
                };
                promotion_id: string;
                /** @enum {string} */
                reason: "not_started" | "expired" | "wrong_shop" | "wrong_currency" | "not_first_order" | "no_matching_goods" | "below_threshold" | "no_effect" | "not_combinable" | "outweighed";
                title: {
                    en: string;
                    "zh-CN": string;
                };
            }[];
            sums: {
                discount: components["schemas"]["Money"];
                freight: components["schemas"]["Money"];
                goods: components["schemas"]["Money"];
                total: components["schemas"]["Money"];
            };
        };
        OrderWebhooks: {
            data: {
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                at: string;
                /** @description Empty: the shop had no endpoint for it, or has not been told yet */
                deliveries: {
                    attempts: number;
                    /** @description Of the endpoint */
                    host: string;
                    last_status: number | null;
                    settled_at: string | null;
                    /** @enum {string} */
                    state: "pending" | "delivered" | "parked";
                }[];
                event_id: string;
                type: string;
            }[];
        };
        OrderWorkflow: {
            ended_at: string | null;
            /** @description In the latest run's history */
            events: number;
            run_id: string;
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            started_at: string;
            /** @enum {string} */
            status: "running" | "paused" | "completed" | "failed" | "cancelled" | "terminated" | "timed_out";
            /** @description In the Temporal UI */
            url: string;
            workflow_id: string;
        };
        Pause: {
            ended_at: string | null;
            ended_by: {
                id: string;
                name: string;
            } | null;
            id: string;
            /** @enum {string} */
            kind: "intake" | "warehouse" | "carrier" | "messages";
            reason: string;
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            started_at: string;
            started_by: {
                id: string;
                name: string;
            };
            target: string | null;
            /** @description Orders, or messages, that stand still because of it now */
            waiting: number;
        };
        PauseList: {
            /** @description Those that are on, then the last ones that have ended */
            data: components["schemas"]["Pause"][];
        };
        Person: {
            active: boolean;
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            created_at: string;
            has_password: boolean;
            id: string;
            invited_until: string | null;
            /** @enum {string} */
            language: "zh-CN" | "en";
            last_seen_at: string | null;
            login: string;
            name: {
                en: string;
                "zh-CN": string;
            };
            /** @enum {string} */
            role: "ops" | "agent" | "supervisor" | "picker" | "packer" | "merchandiser" | "finance" | "quality" | "admin";
            warehouse: string | null;
        };
        PersonChange: {
            /** @description false ends their sessions and keys at once */
            active?: boolean;
            /** @enum {string} */
            language?: "zh-CN" | "en";
            name?: {
                en: string;
                "zh-CN": string;
            };
            reason: string;
            /** @enum {string} */
            role?: "ops" | "agent" | "supervisor" | "picker" | "packer" | "merchandiser" | "finance" | "quality" | "admin";
            warehouse?: string | null;
        };
        PersonList: {
            data: components["schemas"]["Person"][];
            /** @description What each role may do */
            roles: {
                /** @enum {string} */
                role: "ops" | "agent" | "supervisor" | "picker" | "packer" | "merchandiser" | "finance" | "quality" | "admin";
                scopes: ("orders:read" | "orders:write" | "floor:write" | "ops:write" | "events:read" | "actions:read" | "actions:write" | "actions:approve" | "webhooks:write" | "desk:read" | "desk:write" | "contacts:reveal" | "settings:read" | "settings:write" | "people:write")[];
            }[];
        };
        PickTask: {
            carrier: string;
            claimed_by: string | null;
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            created_at: string;
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            due_at: string;
            expected_weight_grams: number;
            id: string;
            lines: {
                barcode: string;
                packed: number;
                picked: number;
                put_back: number;
                /** @description Wanted */
                quantity: number;
                sku: string;
            }[];
            /** @description The scan that is wanted now; null when the task has ended */
            next: ("pick" | "pack" | "weigh" | "verify" | "label" | "hand_over" | "put_back" | "wait") | null;
            order_id: string;
            order_reference: string | null;
            parcel: {
                /** @description Its barcode until the carrier has given it a number */
                id: string;
                /** @description What the printer is sent, ZPL or text */
                label: string | null;
                printed: boolean;
                tracking_number: string | null;
                weight_grams: number | null;
            };
            shipment_id: string;
            /** @enum {string} */
            state: "open" | "picking" | "picked" | "packed" | "done" | "put_back" | "cancelled";
            units: number;
            wait_reason: ("label_not_made" | "payment_not_captured" | "order_held") | null;
            warehouse: string;
        };
        PickTaskPage: {
            data: {
                carrier: string;
                claimed_by: string | null;
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                created_at: string;
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                due_at: string;
                id: string;
                /** @description The scan that is wanted now; null when the task has ended */
                next: ("pick" | "pack" | "weigh" | "verify" | "label" | "hand_over" | "put_back" | "wait") | null;
                order_id: string;
                order_reference: string | null;
                shipment_id: string;
                /** @enum {string} */
                state: "open" | "picking" | "picked" | "packed" | "done" | "put_back" | "cancelled";
                units: number;
                wait_reason: ("label_not_made" | "payment_not_captured" | "order_held") | null;
                warehouse: string;
            }[];
            next_cursor: string | null;
        };
        Policy: {
            fields: {
                max: number;
                min: number;
                /** @description For a list: how many, each greater than the one before */
                most: number | null;
                name: string;
                /**
                 * @description `minor`: of the currency of the order
                 * @enum {string}
                 */
                unit: "minutes" | "days" | "percent" | "minor" | "orders";
            }[];
            /** @enum {string} */
            name: "payment_window" | "after_sales" | "floor" | "escalation" | "apology" | "bulk";
            reason: string | null;
            /** @description Nobody: what the product came with */
            set_by: {
                id: string;
                name: {
                    en: string;
                    "zh-CN": string;
                };
            } | null;
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            since: string;
            value: {
                [key: string]: number | number[];
            };
            version: number;
        };
        PolicyChange: {
            /** @description The version that you looked at; refused when another is in force by now */
            based_on: number;
            reason: string;
            value: {
                [key: string]: number | number[];
            };
        };
        PolicyEffect: {
            after: {
                [key: string]: number | number[];
            };
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            at: string;
            based_on: number;
            before: {
                [key: string]: number | number[];
            };
            /** @description Members that differ */
            changed: string[];
            /** @description Something that begins now, before and after */
            examples: {
                after: string | null;
                before: string | null;
                code: string;
            }[];
            /** @description What is under way: deadlines that run are kept, what is decided later follows the new version */
            touches: {
                count: number;
                /** @enum {string} */
                effect: "keeps" | "follows";
                /** @enum {string} */
                group: "not_paid" | "not_ended" | "before_release" | "at_pick" | "before_pack" | "at_pack" | "before_hand_over" | "at_hand_over" | "before_agent" | "at_agent" | "before_supervisor" | "at_supervisor";
            }[];
        };
        PolicyHistory: {
            policy: components["schemas"]["Policy"];
            /** @description Newest first; the first is in force */
            versions: {
                reason: string | null;
                /** @description Nobody: what the product came with */
                set_by: {
                    id: string;
                    name: {
                        en: string;
                        "zh-CN": string;
                    };
                } | null;
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                since: string;
                value: {
                    [key: string]: number | number[];
                };
                version: number;
            }[];
        };
        PolicyList: {
            data: components["schemas"]["Policy"][];
        };
        PolicyTrial: {
            value: {
                [key: string]: number | number[];
            };
        };
        Problem: {
            code: components["schemas"]["ProblemCode"];
            detail?: string;
            errors: {
                code: components["schemas"]["ProblemCode"];
                detail?: string;
                facts?: {
                    [key: string]: string | number | boolean | string[];
                };
                pointer?: string;
                title: string;
            }[];
            instance?: string;
            request_id?: string;
            retryable: boolean;
            status: number;
            title: string;
            type: string;
        };
        /**
         * @description Stable; more may come
         * @enum {string}
         */
        ProblemCode: "MALFORMED_REQUEST" | "INVALID_VALUE" | "MEDIA_TYPE_UNSUPPORTED" | "BODY_TOO_LARGE" | "IDEMPOTENCY_KEY_MISSING" | "IDEMPOTENCY_KEY_INVALID" | "SIGNATURE_INVALID" | "CREDENTIALS_MISSING" | "CREDENTIALS_INVALID" | "SESSION_MISSING" | "SIGN_IN_FAILED" | "SIGN_IN_LOCKED" | "INVITE_UNKNOWN" | "PASSWORD_WEAK" | "CROSS_SITE" | "SHOP_REQUIRED" | "STAFF_REQUIRED" | "SCOPE_MISSING" | "ROUTE_UNKNOWN" | "ORDER_UNKNOWN" | "WORKFLOW_UNKNOWN" | "TRACKING_FAILED" | "PROCESS_UNKNOWN" | "ALLOCATION_MISSING" | "PAYMENT_UNKNOWN" | "SHIPMENT_UNKNOWN" | "PICK_TASK_UNKNOWN" | "PARCEL_UNKNOWN" | "SHOP_UNKNOWN" | "SKU_NOT_LISTED" | "SKU_UNKNOWN" | "SKU_NOT_SELLABLE" | "PRICE_MISSING" | "STOCK_INSUFFICIENT" | "ADDRESS_INCOMPLETE" | "ADDRESS_INVALID" | "REGION_UNKNOWN" | "REGION_REPLACED" | "REGION_INCOMPLETE" | "ADDRESS_NOT_CHANGEABLE" | "ADDRESS_UNDELIVERABLE" | "COUPON_UNKNOWN" | "COUPON_NOT_STARTED" | "COUPON_EXPIRED" | "COUPON_NOT_APPLICABLE" | "COUPON_NOT_COMBINABLE" | "COUPON_EXHAUSTED" | "COUPON_LIMIT_REACHED" | "PAYMENT_METHOD_UNAVAILABLE" | "ORDER_TOTAL_ZERO" | "INTAKE_PAUSED" | "IDEMPOTENCY_KEY_REUSED" | "IDEMPOTENCY_KEY_IN_USE" | "ORDER_NOT_CANCELLABLE" | "REFERENCE_TAKEN" | "PRECONDITION_FAILED" | "ORDER_CANCELLED" | "ORDER_NOT_DELIVERED" | "RATING_CLOSED" | "ORDER_ENDED" | "DEADLINE_NOT_SET" | "DEADLINE_BEYOND_GATEWAY" | "TRANSITION_INVALID" | "SHIPMENT_CANCELLED" | "SCAN_WRONG_ITEM" | "SCAN_TOO_MANY" | "SCAN_INCOMPLETE" | "WEIGHT_MISMATCH" | "LABEL_MISSING" | "CAPTURE_MISSING" | "SCAN_ID_REUSED" | "BOOKING_COLLECTED" | "BOOKING_BY_HAND" | "PAYMENT_DECLINED" | "BOOKING_REFUSED" | "ESCALATION_UNKNOWN" | "VIEW_UNKNOWN" | "VIEW_NAME_TAKEN" | "ENDPOINT_UNKNOWN" | "ENDPOINT_NOT_ALLOWED" | "ENDPOINT_DISABLED" | "DELIVERY_UNKNOWN" | "DELIVERY_NOT_PARKED" | "ACTION_UNKNOWN" | "PERSON_UNKNOWN" | "PERSON_INACTIVE" | "LOGIN_TAKEN" | "LAST_ADMIN" | "KEY_UNKNOWN" | "KEY_ENDED" | "HOLDER_UNKNOWN" | "SCOPE_NOT_GRANTABLE" | "NOTHING_CHANGED" | "CAP_UNKNOWN" | "CALENDAR_UNKNOWN" | "CALENDAR_TAKEN" | "VERSION_CHANGED" | "ESCALATION_RESOLVED" | "ACTION_DECIDED" | "ACTION_NOT_OFFERED" | "AMOUNT_MISSING" | "STEP_NOT_MARKABLE" | "TRACKING_NUMBER_MISSING" | "TRACKING_NUMBER_TAKEN" | "REFERENCE_MISSING" | "PAYMENT_MISSING" | "SHIPMENT_MISSING" | "SHIPMENT_BOOKED" | "SHIPMENT_HANDED_OVER" | "SHIPMENT_SETTLED" | "CARRIER_MISSING" | "CARRIER_SAME" | "CARRIER_NOT_USED" | "CARRIER_NOT_SERVING" | "CARRIER_UNKNOWN" | "ORDER_HELD" | "ORDER_NOT_HELD" | "ORDER_NOT_HOLDABLE" | "NOTHING_TO_RETRY" | "NOTHING_TO_RESEND" | "ORDER_NOT_FULFILLING" | "WAREHOUSE_UNKNOWN" | "BULK_UNKNOWN" | "BULK_ENDED" | "SELECTION_TOO_LARGE" | "NOTHING_SELECTED" | "CURRENCY_OTHER" | "APPROVAL_REFUSED" | "PAUSE_UNKNOWN" | "PAUSE_ON" | "AUTHORITY_MISSING" | "APPROVER_NOT_ALLOWED" | "REFUND_EXCEEDS_CAPTURED" | "REFUND_REFUSED" | "REFUND_PENDING" | "RATE_LIMITED" | "GATEWAY_UNAVAILABLE" | "CARRIER_UNAVAILABLE" | "NOTIFIER_UNAVAILABLE" | "ORCHESTRATOR_UNAVAILABLE" | "DEMO_UNAVAILABLE" | "DATABASE_UNAVAILABLE" | "INTERNAL";
        Quote: {
            coupons: {
                code: string;
                /** @description null: not taken off, and `problems` says why */
                discount: components["schemas"]["Money"] | null;
                problems: {
                    code: components["schemas"]["ProblemCode"];
                    detail?: string;
                    facts?: {
                        [key: string]: string | number | boolean | string[];
                    };
                    pointer?: string;
                    title: string;
                }[];
            }[];
            /** @enum {string} */
            currency: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
            discount_total: components["schemas"]["Money"] | null;
            /** @description null: nobody knows who buys; then no first order is assumed */
            first_order: boolean | null;
            /** @description null until it is known where the goods go */
            freight: components["schemas"]["Money"] | null;
            goods_total: components["schemas"]["Money"] | null;
            lines: {
                discount: components["schemas"]["Money"] | null;
                quantity: number;
                sku: string;
                total: components["schemas"]["Money"] | null;
                unit_price: components["schemas"]["Money"] | null;
            }[];
            payment_methods: {
                available: boolean;
                method: string;
                objections: {
                    limit?: components["schemas"]["Money"];
                    /** @enum {string} */
                    reason: "unknown" | "disabled" | "currency" | "too_small" | "too_large" | "remote";
                }[];
            }[];
            /** @description What the order would be refused for now; empty means it would be held */
            problems: {
                code: components["schemas"]["ProblemCode"];
                detail?: string;
                facts?: {
                    [key: string]: string | number | boolean | string[];
                };
                pointer?: string;
                title: string;
            }[];
            /** @description From payment to the door at the real pace */
            promise_hours: number | null;
            promised_at: string | null;
            promotions: {
                coupon_code?: string;
                discount: components["schemas"]["Money"];
                promotion_id: string;
                title: {
                    en: string;
                    "zh-CN": string;
                };
            }[];
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            quoted_at: string;
            shipments: {
                carrier: string;
                lines: {
                    quantity: number;
                    sku: string;
                }[];
                warehouse: string;
            }[];
            shop_id: string;
            /** @description Promotions without a coupon that do not apply, and why */
            skipped: {
                facts?: {
                    [key: string]: string | number | boolean | string[];
                };
                promotion_id: string;
                /** @enum {string} */
                reason: "not_started" | "expired" | "wrong_shop" | "wrong_currency" | "not_first_order" | "no_matching_goods" | "below_threshold" | "no_effect" | "not_combinable" | "outweighed";
                title: {
                    en: string;
                    "zh-CN": string;
                };
            }[];
            total: components["schemas"]["Money"] | null;
        };
        RegionList: {
            data: {
                code: string;
                /** @description An address names the smallest region: one without parts */
                has_children: boolean;
                /** @enum {string} */
                level: "country" | "province" | "city" | "district";
                name: {
                    en: string;
                    "zh-CN": string;
                };
                /** @description What it lies in, from the largest */
                within: {
                    code: string;
                    name: {
                        en: string;
                        "zh-CN": string;
                    };
                }[];
            }[];
        };
        /** @default {} */
        RepeatBulkJob: {
            /** @description Stands in the action of each order */
            reason?: string;
            /** @description Which of its orders; those that failed or were refused, unless said otherwise */
            states?: ("failed" | "refused" | "stopped")[];
        };
        RevealedContact: {
            city: string | null;
            country: string;
            email: string | null;
            line1: string;
            line2: string | null;
            name: string;
            phone: string;
            postcode: string | null;
            province: string | null;
            region_code: string | null;
        };
        SavedView: {
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            created_at: string;
            id: string;
            name: string;
            /** @enum {string} */
            page: "orders";
            query: string;
            shared: boolean;
        };
        SavedViews: {
            data: components["schemas"]["SavedView"][];
        };
        ScanTaken: {
            scan: {
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                at: string;
                id: string;
                /** @enum {string} */
                kind: "pick" | "pack" | "weigh" | "verify" | "label" | "hand_over" | "put_back";
                /** @constant */
                outcome: "accepted";
            };
            task: components["schemas"]["PickTask"];
        };
        SearchResult: {
            /** @description Newest first, at most twenty */
            data: {
                /** @enum {string} */
                found_by: "order" | "payment" | "shipment" | "escalation" | "action" | "phone" | "reference" | "tracking_number";
                order: {
                    carriers: string[];
                    /**
                     * Format: date-time
                     * @description ISO-8601, UTC
                     */
                    created_at: string;
                    /** @description Masked */
                    customer: {
                        name: string;
                        phone: string;
                    } | null;
                    end_reason: string | null;
                    ended_at: string | null;
                    goods: {
                        first: {
                            quantity: number;
                            sku: string;
                            title: {
                                en: string;
                                "zh-CN": string;
                            };
                        } | null;
                        lines: number;
                        units: number;
                    };
                    hold_reason: ("amount_mismatch" | "paused" | "person") | null;
                    id: string;
                    imported: boolean;
                    late: boolean;
                    needs_attention: string | null;
                    payment_method: string;
                    promised_at: string | null;
                    reference: string | null;
                    shop_id: string;
                    /** @enum {string} */
                    stage: "received" | "paid" | "allocated" | "picked" | "packed" | "handed_over" | "delivered" | "cancelling" | "ended";
                    /** @enum {string} */
                    status: "accepted" | "awaiting_payment" | "fulfilling" | "after_sales" | "completed" | "rejected" | "expired" | "cancelling" | "cancelled";
                    total: components["schemas"]["Money"] | null;
                    waiting: {
                        facts: {
                            [key: string]: string | number;
                        };
                        next_actor: string;
                        on: string;
                        /**
                         * Format: date-time
                         * @description ISO-8601, UTC
                         */
                        until: string;
                    } | null;
                    warehouses: string[];
                };
            }[];
        };
        Session: {
            /** @description The demo's faults and processes can be steered from here */
            controls: boolean;
            demo: boolean;
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            expires_at: string;
            id: string;
            /** @enum {string} */
            language: "zh-CN" | "en";
            login: string;
            name: {
                en: string;
                "zh-CN": string;
            };
            pace: {
                human: number;
                transport: number;
            };
            /** @enum {string} */
            role: "ops" | "agent" | "supervisor" | "picker" | "packer" | "merchandiser" | "finance" | "quality" | "admin";
            scopes: ("orders:read" | "orders:write" | "floor:write" | "ops:write" | "events:read" | "actions:read" | "actions:write" | "actions:approve" | "webhooks:write" | "desk:read" | "desk:write" | "contacts:reveal" | "settings:read" | "settings:write" | "people:write")[];
            shops: {
                currencies: ("CNY" | "EUR" | "GBP" | "USD" | "JPY")[];
                id: string;
                name: string;
                time_zone: string;
            }[];
            temporal_ui_url: string;
            warehouse: string | null;
        };
        SessionChange: {
            /** @enum {string} */
            language: "zh-CN" | "en";
        };
        ShippingAddress: {
            city?: string;
            country: string;
            line1: string;
            line2?: string;
            postcode?: string;
            province?: string;
            region_code?: string;
        };
        SignIn: {
            login: string;
            password: string;
        };
        Sku: {
            category: string;
            /** @description Of one piece, to the place that was asked for */
            delivery: {
                freight: components["schemas"]["Money"] | null;
                problems: {
                    code: components["schemas"]["ProblemCode"];
                    detail?: string;
                    facts?: {
                        [key: string]: string | number | boolean | string[];
                    };
                    pointer?: string;
                    title: string;
                }[];
                /** @description From payment to the door at the real pace */
                promise_hours: number | null;
                promised_at: string | null;
                shipments: {
                    carrier: string;
                    lines: {
                        quantity: number;
                        sku: string;
                    }[];
                    warehouse: string;
                }[];
            } | null;
            prices: {
                price: components["schemas"]["Money"];
                shop_id: string;
            }[];
            sku: string;
            stock: {
                /** @description The exact number when it is low */
                quantity: number | null;
                /** @enum {string} */
                state: "in_stock" | "low" | "elsewhere" | "out" | "not_sold";
            };
            title: {
                en: string;
                "zh-CN": string;
            };
            traits: string[];
        };
        SkuPage: {
            data: {
                category: string;
                prices: {
                    price: components["schemas"]["Money"];
                    shop_id: string;
                }[];
                sku: string;
                stock: {
                    /** @description The exact number when it is low */
                    quantity: number | null;
                    /** @enum {string} */
                    state: "in_stock" | "low" | "elsewhere" | "out" | "not_sold";
                };
                title: {
                    en: string;
                    "zh-CN": string;
                };
                traits: string[];
            }[];
            next_cursor: string | null;
        };
        SwitchFault: {
            /** @enum {string} */
            fault: "stonebridge_slow" | "stonebridge_down" | "stonebridge_silent" | "yipay_down" | "cardhouse_slow" | "messages_down";
            on: boolean;
            /**
             * @description Then it ends by itself
             * @default 90
             */
            seconds?: number;
        };
        Timeline: {
            /** @description What happened, oldest first */
            entries: {
                actor: {
                    id: string | null;
                    /** @enum {string} */
                    kind: "customer" | "shop" | "staff" | "robot" | "carrier" | "gateway" | "system";
                    name: {
                        en: string;
                        "zh-CN": string;
                    } | null;
                    role: string | null;
                } | null;
                /**
                 * Format: date-time
                 * @description ISO-8601, UTC
                 */
                at: string;
                /** @enum {string} */
                chapter: "order" | "payment" | "stock" | "floor" | "parcel" | "message" | "action" | "after_sales";
                /** @description Leads to what the workflow did then, in the Temporal UI; for the desk */
                event_url: string | null;
                facts: {
                    [key: string]: unknown;
                };
                /** @description A code within its chapter */
                kind: string;
                /** @description Of the parcel, where it is about one */
                n: number | null;
                /** @description The run behind it; of an escalation its own */
                workflow_id: string | null;
            }[];
            /** @description What comes next, as far as it is settled */
            next: {
                /** @description null: nobody can say when */
                at: string | null;
                /** @enum {string} */
                chapter: "order" | "payment" | "stock" | "floor" | "parcel" | "message" | "action" | "after_sales";
                facts: {
                    [key: string]: string | number;
                };
                /** @enum {string} */
                kind: "step" | "release_hold" | "payment_reminder" | "payment_deadline" | "delivery" | "carrier_asked" | "promise" | "supervisor_asked" | "consequence" | "refund_arrives" | "after_sales_end";
                n: number | null;
            }[];
            order_id: string;
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            read_at: string;
        };
        Today: {
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            at: string;
            numbers: {
                /** @description In the same hours a week ago */
                last_week: number;
                /** @enum {string} */
                name: "placed" | "paid" | "handed_over" | "delivered" | "refunded";
                today: number;
                /** @description In the same hours of yesterday */
                yesterday: number;
            }[];
            /** @description Asked back today, by currency */
            refunded: components["schemas"]["Money"][];
            stages: {
                count: number;
                /** @description Those that somebody must look at, or that have passed a time */
                late: number;
                median_age_ms: number | null;
                oldest_at: string | null;
                /** @description Of the list of orders that shows exactly these */
                query: string;
                /** @enum {string} */
                stage: "received" | "paid" | "allocated" | "picked" | "packed" | "handed_over" | "delivered" | "cancelling";
            }[];
            /** @description What does not go on by itself, worst first */
            stuck: {
                count: number;
                /**
                 * @description provider: orders that wait for one that does badly now
                 * @enum {string}
                 */
                kind: "attention" | "held" | "person" | "provider" | "late";
                next_actor: ("customer" | "picker" | "packer" | "carrier" | "agent" | "supervisor" | "ops" | "gateway" | "system") | null;
                /** @description The warehouse, carrier or payment method that they wait at */
                place: string | null;
                /** @description Of the list of orders that shows exactly these */
                query: string;
                /** @description Of the oldest */
                since: string | null;
                /** @description Of the provider */
                state: ("ok" | "slow" | "failing" | "quiet") | null;
                trouble: string | null;
                waiting_on: ("verdict" | "payment" | "payment_review" | "gateway" | "release" | "stock" | "pick" | "pack" | "booking" | "label" | "capture" | "hand_over" | "carrier_collection" | "delivery" | "return_to_sender" | "after_sales" | "agent" | "supervisor" | "attention" | "refund" | "resumed" | "cancelling" | "retry")[];
            }[];
            /** @description In which the day begins */
            time_zone: string;
        };
        TrackOrder: {
            number: string;
            phone: string;
        };
        TroubleCards: {
            /** @description The one whose time ends first comes first; at most 500 */
            data: {
                /** @description Actions for it that wait for a second person */
                awaiting_approval: number;
                order: {
                    /**
                     * Format: date-time
                     * @description ISO-8601, UTC
                     */
                    created_at: string;
                    /** @description Masked */
                    customer: {
                        name: string;
                        phone: string;
                    } | null;
                    id: string;
                    reference: string | null;
                    shop_id: string;
                    status: string;
                    total: components["schemas"]["Money"] | null;
                    waiting: {
                        facts: {
                            [key: string]: string | number;
                        };
                        next_actor: string;
                        on: string;
                        /**
                         * Format: date-time
                         * @description ISO-8601, UTC
                         */
                        until: string;
                    } | null;
                };
                parcel: {
                    carrier: string;
                    last_news_at: string | null;
                    n: number;
                    status: string;
                    tracking_number: string | null;
                    warehouse: string;
                    /** @description Where it goes: with the warehouse this is the lane */
                    zone: string | null;
                } | null;
                trouble: components["schemas"]["Escalation"];
            }[];
        };
        WebhookDelivery: {
            /**
             * Format: date-time
             * @description When it happened
             */
            at: string;
            /** @description Since it was queued, or retried by hand */
            attempts: number;
            event_id: string;
            id: string;
            last_error: string | null;
            last_status: number | null;
            next_try_at: string | null;
            order_id: string | null;
            settled_at: string | null;
            /** @enum {string} */
            state: "pending" | "delivered" | "parked";
            type: string;
        };
        WebhookDeliveryPage: {
            data: components["schemas"]["WebhookDelivery"][];
            next_cursor: string | null;
        };
        WebhookEndpoint: {
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            created_at: string;
            disabled_at: string | null;
            id: string;
            /** @description Deliveries that were given up; they can be retried */
            parked: number;
            /** @description Deliveries that are still tried */
            pending: number;
            /** @description Until then webhooks are signed with two secrets */
            previous_secret_until: string | null;
            shop_id: string;
            url: string;
        };
        WebhookEndpointMade: {
            /**
             * Format: date-time
             * @description ISO-8601, UTC
             */
            created_at: string;
            disabled_at: string | null;
            id: string;
            /** @description Deliveries that were given up; they can be retried */
            parked: number;
            /** @description Deliveries that are still tried */
            pending: number;
            /** @description Until then webhooks are signed with two secrets */
            previous_secret_until: string | null;
            /** @description Shown this once: verify each webhook with it */
            secret: string;
            shop_id: string;
            url: string;
        };
        WebhookEndpointPage: {
            data: components["schemas"]["WebhookEndpoint"][];
        };
        WebhookSecretRotation: {
            /**
             * @description How long webhooks are signed with the secret that is replaced as well
             * @default 24
             */
            grace_hours?: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readProblem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The last part of a problem type */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AboutProblem"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listActions: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                order_id?: string;
                state?: "proposed" | "awaiting_approval" | "accepted" | "applied" | "refused" | "expired" | "failed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Actions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The action */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Action"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description The action as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Action"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeyHolders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Holders */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyHolderList"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "active" | "ended";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyMade"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyRevocation"];
            };
        };
        responses: {
            /** @description The key */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyRotation"];
            };
        };
        responses: {
            /** @description The new key */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyMade"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApprovals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cards */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalCards"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuditLog: {
        parameters: {
            query?: {
                action?: string;
                actor?: string;
                cursor?: string;
                /** @description ISO-8601, UTC */
                from?: string & (unknown & unknown);
                limit?: number;
                ref?: string;
                /** @description ISO-8601, UTC */
                to?: string & (unknown & unknown);
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Entries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyAuditLog: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainCheck"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuthorityCaps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Caps */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityCapList"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAuthorityCap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                action: "coupon" | "refund" | "reship" | "other_carrier" | "retry" | "cancel_order" | "dismiss" | "mark_done" | "hold" | "release_hold" | "change_address" | "resend";
                currency: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                role: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthorityCapChange"];
            };
        };
        responses: {
            /** @description In force */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityCap"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBulkJobs: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Bulk jobs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkJobPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startBulkJob: {
        parameters: {
            query?: never;
            header: {
                /** @description The same again with each retry */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBulkJob"];
            };
        };
        responses: {
            /** @description Frozen as it was previewed; its workflow follows */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkJobDetail"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readBulkJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkJobDetail"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBulkJobItems: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "waiting" | "left_out" | "done" | "awaiting_approval" | "refused" | "failed" | "stopped";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its orders */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkItemPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    repeatBulkJob: {
        parameters: {
            query?: never;
            header: {
                /** @description The same again with each retry */
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RepeatBulkJob"];
            };
        };
        responses: {
            /** @description Frozen as it was previewed; its workflow follows */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkJobDetail"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopBulkJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is under way ends, the rest is left alone */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkJobDetail"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewBulkJob: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBulkPreview"];
            };
        };
        responses: {
            /** @description What would happen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkPreview"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCalendars: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Calendars */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarList"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCalendar"];
            };
        };
        responses: {
            /** @description In force */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calendar */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarHistory"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarChange"];
            };
        };
        responses: {
            /** @description In force */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarTrial"];
            };
        };
        responses: {
            /** @description What it would mean */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarEffect"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCustomerOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The last part of the order's `customer_url` */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerOrder"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAddressAsCustomer: {
        parameters: {
            query?: never;
            header: {
                /** @description 1 to 255 visible characters, no comma; the same again with each retry */
                "idempotency-key": string;
            };
            path: {
                /** @description The last part of the order's `customer_url` */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerAddress"];
            };
        };
        responses: {
            /** @description Done; the order as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerOrder"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelAsCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The last part of the order's `customer_url` */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerCancel"];
            };
        };
        responses: {
            /** @description Taken; the order follows */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerOrder"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askForHelp: {
        parameters: {
            query?: never;
            header: {
                /** @description 1 to 255 visible characters, no comma; the same again with each retry */
                "idempotency-key": string;
            };
            path: {
                /** @description The last part of the order's `customer_url` */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerHelp"];
            };
        };
        responses: {
            /** @description Somebody will read it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpTaken"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rateOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The last part of the order's `customer_url` */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerRating"];
            };
        };
        responses: {
            /** @description Done; the order as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerOrder"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The last part of the order's `customer_url` */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done; the order as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerOrder"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trackOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrackOrder"];
            };
        };
        responses: {
            /** @description Go there */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundOrder"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDemo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Demo"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    switchFault: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchFault"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    killProcess: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KillProcess"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    letShoppersIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoreShoppers"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDirectory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Directory"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEscalations: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "open" | "resolved";
                tier?: "automatic" | "agent" | "supervisor";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Escalations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EscalationPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readEscalation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The escalation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Escalation"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    moveEscalationDeadline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveEscalationDeadline"];
            };
        };
        responses: {
            /** @description The escalation */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Escalation"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was last seen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each invariant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invariants"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each invariant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invariants"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrders: {
        parameters: {
            query?: {
                /** @description Parked or late, so that somebody must look */
                attention?: string;
                carrier?: string;
                currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                cursor?: string;
                /** @description The shop's own number of the customer */
                customer_id?: string;
                /** @description Accepted at or after */
                from?: string;
                held?: string;
                /** @description These, if they are so */
                id?: string;
                imported?: string;
                /** @description Past what was promised, or past the time of what it waits for */
                late?: string;
                limit?: number;
                /** @description Payment methods */
                method?: string;
                /** @description Not ended */
                open?: string;
                reference?: string;
                shop?: string;
                stage?: string;
                /** @description One or more, separated by commas */
                status?: string;
                /** @description Accepted before */
                to?: string;
                /** @description What somebody must look at, such as lost or late_pick */
                trouble?: string;
                /** @description The warehouse, carrier or payment method that it waits at; none for waits without */
                waiting_at?: string;
                waiting_on?: string;
                warehouse?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    placeOrder: {
        parameters: {
            query?: {
                /** @description For staff, who place an order for a customer of a shop */
                shop_id?: string;
            };
            header: {
                /** @description 1 to 255 visible characters, no comma; the same again with each retry */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrder"];
            };
        };
        responses: {
            /** @description Held; send the customer to pay_url */
            201: {
                headers: {
                    /** @description true when the answer was given before, byte for byte */
                    "idempotent-replayed"?: string;
                    /** @description Of the order */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldOrder"];
                };
            };
            /** @description Accepted; the verdict follows */
            202: {
                headers: {
                    /** @description Of the order */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedOrder"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the order as you have it; 304 when it is the same */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order */
            200: {
                headers: {
                    /** @description Of the content; for If-None-Match and If-Match */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description As you have it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeAction: {
        parameters: {
            query?: never;
            header: {
                /** @description The same again with each retry */
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAction"];
            };
        };
        responses: {
            /** @description Accepted, or awaiting approval */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Action"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOfferedActions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The actions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionOffers"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAction"];
            };
        };
        responses: {
            /** @description Before and after */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionPreview"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeOrderAddress: {
        parameters: {
            query?: never;
            header: {
                /** @description The same again with each retry */
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAddress"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Action"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewOrderAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAddress"];
            };
        };
        responses: {
            /** @description Before and after */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionPreview"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOrderAllocation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Why these warehouses, and why no others */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderAllocation"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the order as you saw it; 412 when it has moved on */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelOrder"];
            };
        };
        responses: {
            /** @description Taken; the order follows */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionTaken"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    moveOrderDeadline: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the order as you saw it; 412 when it has moved on */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveDeadline"];
            };
        };
        responses: {
            /** @description Taken; the order follows */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionTaken"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrderDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The labels of its parcels */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDocuments"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrderMessages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the customer was written, as they saw it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderMessages"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrderNotes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What staff tell each other about it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteList"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addOrderNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNote"];
            };
        };
        responses: {
            /** @description The note */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainOrderPrice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Why it costs what it costs: every number with its parts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPrice"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the order as you saw it; 412 when it has moved on */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Taken; the order follows */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionTaken"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revealOrderContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReveal"];
            };
        };
        responses: {
            /** @description The contact */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedContact"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOrderTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrderWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What its shop was told of it, and how that went */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderWebhooks"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOrderWorkflow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run behind it, as the workflow server knows it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderWorkflow"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openWorkflowEvent: {
        parameters: {
            query: {
                /** @description ISO-8601, UTC */
                at: string;
                /** @description Of the escalation by its number in the order */
                escalation?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the Temporal UI */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countOrders: {
        parameters: {
            query?: {
                /** @description Parked or late, so that somebody must look */
                attention?: string;
                carrier?: string;
                currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                /** @description The shop's own number of the customer */
                customer_id?: string;
                /** @description Accepted at or after */
                from?: string;
                held?: string;
                /** @description These, if they are so */
                id?: string;
                imported?: string;
                /** @description Past what was promised, or past the time of what it waits for */
                late?: string;
                /** @description Payment methods */
                method?: string;
                /** @description Not ended */
                open?: string;
                reference?: string;
                shop?: string;
                stage?: string;
                /** @description One or more, separated by commas */
                status?: string;
                /** @description Accepted before */
                to?: string;
                /** @description What somebody must look at, such as lost or late_pick */
                trouble?: string;
                /** @description The warehouse, carrier or payment method that it waits at; none for waits without */
                waiting_at?: string;
                waiting_on?: string;
                warehouse?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderCount"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportOrders: {
        parameters: {
            query?: {
                /** @description Parked or late, so that somebody must look */
                attention?: string;
                carrier?: string;
                currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                /** @description The shop's own number of the customer */
                customer_id?: string;
                /** @description Accepted at or after */
                from?: string;
                held?: string;
                /** @description These, if they are so */
                id?: string;
                imported?: string;
                /** @description Past what was promised, or past the time of what it waits for */
                late?: string;
                /** @description Payment methods */
                method?: string;
                /** @description Not ended */
                open?: string;
                reference?: string;
                shop?: string;
                stage?: string;
                /** @description One or more, separated by commas */
                status?: string;
                /** @description Accepted before */
                to?: string;
                /** @description What somebody must look at, such as lost or late_pick */
                trouble?: string;
                /** @description The warehouse, carrier or payment method that it waits at; none for waits without */
                waiting_at?: string;
                waiting_on?: string;
                warehouse?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description UTF-8 with a byte order mark */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPauses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Pauses */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PauseList"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startPause: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPause"];
            };
        };
        responses: {
            /** @description It is on */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pause"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endPause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pause"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description People */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonList"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invitePerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPerson"];
            };
        };
        responses: {
            /** @description Invited */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedPerson"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonChange"];
            };
        };
        responses: {
            /** @description The person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvitation"];
            };
        };
        responses: {
            /** @description Invited */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedPerson"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPickTasks: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description The id of an order */
                order?: string;
                /** @description One or more, separated by commas; open work when left out */
                state?: string;
                warehouse?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PickTaskPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPickTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PickTask"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewScan"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanTaken"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPolicies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Policies */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyList"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: "payment_window" | "after_sales" | "floor" | "escalation" | "apology" | "bulk";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyHistory"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: "payment_window" | "after_sales" | "floor" | "escalation" | "apology" | "bulk";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyChange"];
            };
        };
        responses: {
            /** @description In force */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: "payment_window" | "after_sales" | "floor" | "escalation" | "apology" | "bulk";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyTrial"];
            };
        };
        responses: {
            /** @description The effect; nothing is changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyEffect"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewQuote"];
            };
        };
        responses: {
            /** @description The quote */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRegions: {
        parameters: {
            query?: {
                /** @description CN for its provinces, or the code of a region; without it, the countries */
                parent?: string;
                /** @description Instead: the smallest regions by the words of their names, the twenty shortest */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionList"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSavedViews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViews"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveView: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSavedView"];
            };
        };
        responses: {
            /** @description Kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResult"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed in; the cookie is set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Signed in; the cookie is set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionChange"];
            };
        };
        responses: {
            /** @description Signed in; the cookie is set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    continueAs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContinueAs"];
            };
        };
        responses: {
            /** @description Signed in; the cookie is set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDoor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Door"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Signed in; the cookie is set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSkus: {
        parameters: {
            query?: {
                category?: string;
                cursor?: string;
                limit?: number;
                /** @description A part of the code or of a title */
                q?: string;
                /** @description For staff; a shop sees its own prices */
                shop_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Articles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkuPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSku: {
        parameters: {
            query?: {
                country?: string;
                currency?: "CNY" | "EUR" | "GBP" | "USD" | "JPY";
                region_code?: string;
                /** @description For staff; a shop sees its own prices */
                shop_id?: string;
            };
            header?: never;
            path: {
                sku: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The article */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sku"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamChanges: {
        parameters: {
            query?: never;
            header?: {
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events `change` and `reset` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readToday: {
        parameters: {
            query?: {
                shop?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As of now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Today"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTroubles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cards */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TroubleCards"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description For people of the company; a shop means itself */
                shop_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Endpoints */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhookEndpoint"];
            };
        };
        responses: {
            /** @description Made; the secret is shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointMade"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disableWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The shop's endpoints */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "pending" | "delivered" | "parked";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deliveries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delivery: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It will be sent */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enableWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookSecretRotation"];
            };
        };
        responses: {
            /** @description The new secret is shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointMade"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It will be sent */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
