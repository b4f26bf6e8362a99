// Generated from the server’s OpenAPI document by `npm run contract`; do not edit.
export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["health.live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["health.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["checkout.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts/{id}/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["checkout.quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts/{id}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["checkout.settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clerk-applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["clerk.apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/codes/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["picture.code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["materials.calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/materials/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["materials.one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/materials/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["materials.today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/materials/versions/{version}/{cut}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["picture.cut"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["home.home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/chain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["chain.chain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/chain/friends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["chain.friends"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/chain/friends/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["chain.friend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/code-credential": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["home.credential"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/commissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["home.commissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/commissions/{orderId}/path": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["referral.pathOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["home.entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/message-consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["message.consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/message-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["message.templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/payee-identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["withdrawal.keepIdentity"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["phonenumber.bind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["home.points"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/portrait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["profile.portray"];
        post?: never;
        delete: operations["profile.unportray"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["profile.rename"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/promoter-terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["forwarding.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/referral": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["referral.cameBy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/share-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["forwarding.mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/withdrawal-quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["withdrawal.quote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["withdrawal.all"];
        put?: never;
        post: operations["withdrawal.request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/withdrawals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["withdrawal.one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/withdrawals/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["withdrawal.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["joining.joinNow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/claim-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["operator.issueClaimCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/clerks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["operator.activeClerks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/clerks/{id}/dismissal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["operator.dismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/commission-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["commission.rules"];
        put: operations["commission.put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["holds.inState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/holds/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["holds.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["operatormaterials.list"];
        put?: never;
        post: operations["operatormaterials.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/materials/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["operatormaterials.one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/materials/{code}/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["operatormaterials.plan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/materials/{code}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["operatormaterials.resultsOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/materials/{code}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["operatormaterials.addVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/materials/{code}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["operatormaterials.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/materials/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["operatormaterials.calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/members/{memberNo}/referral": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["explanation.referral"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/orders/{id}/path": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["explanation.path"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["operatorpictures.take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/poster-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["operatortemplates.list"];
        put?: never;
        post: operations["operatortemplates.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/promoters/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["commission.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/promoters/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["commission.waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["operatorsession.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["operatorsession.close"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/share-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["operatorlinks.mint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/share-links/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["operatorlinks.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/share-links/{token}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["operatorlinks.revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/share-reports/{scope}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sharereports.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/share-reports/{scope}/{id}/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sharereports.csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/share-subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["operatorlinks.list"];
        put?: never;
        post: operations["operatorlinks.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["operator.waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/waiting/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["operator.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/withdrawal-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["withdrawaldecisions.settings"];
        put: operations["withdrawaldecisions.keep"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["withdrawaldecisions.inState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/withdrawals/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["withdrawaldecisions.decide"];
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
        get: operations["receipt.byReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["refund.refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["refund.undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/recent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["receipt.recent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pictures/{hash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["picture.picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/portraits/{address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["profile.portrait"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/poster-templates/{code}/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["poster.template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/posters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["poster.make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/posters/{token}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["picture.poster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/privacy-notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["notice.privacy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/promoter-terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["notice.terms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["signin.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["signin.close"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/renewal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["signin.renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/share-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["forwarding.mint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/share-links/{token}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["forwarding.revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/share-links/{token}/sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["forwarding.sent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stores/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["store.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stores/{code}/code.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["store.sign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["visit.visit"];
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
        ActiveClerkList: {
            /** @description by store and name */
            clerks: components["schemas"]["ActiveClerkView"][];
        };
        ActiveClerkView: {
            id: string;
            name: string;
            storeName: string;
        };
        AudienceBody: {
            /** @description only who brought at least so many friends */
            minJoins?: number;
            /** @description only promoters */
            promotersOnly?: boolean;
            /** @description only who joined at this store */
            storeCode?: string;
            /** @description only members of these tiers */
            tiers?: ("basic" | "silver" | "gold")[];
        };
        BroughtView: {
            /** @description joins through them */
            joins: number;
            /** @description the member’s own links of this version that were sent */
            links: number;
            /** @description paid by orders that they brought, refunds taken off, fen */
            paidFen: number;
            /** @description counted visits to them */
            visits: number;
        };
        CalendarDayView: {
            /** Format: date */
            day: string;
            items: components["schemas"]["CalendarItemView"][];
        };
        CalendarItemView: {
            cardUrl: string;
            id: string;
            title: string;
            /** @description shown today, so that it can be opened and shared now */
            today: boolean;
        };
        CandidateView: {
            /** @enum {string} */
            kind: "visit" | "referrer" | "upline";
            maskedName: string;
            /** @enum {string} */
            outcome: "won" | "lost";
            reason: string;
            reasonCode: string;
        };
        ChainDayView: {
            /** Format: date */
            day: string;
            joins: number;
            paidFen: number;
            visits: number;
        };
        ChainGroupView: {
            joins: number;
            label: string;
            visits: number;
        };
        ChainLevelView: {
            firstOrders: number;
            joins: number;
            /** @description 1: the member’s own links and who came through them */
            level: number;
            /** @description fen, net of refunds */
            paidFen: number;
            /** @description counted visits */
            visits: number;
        };
        CheckoutView: {
            checkoutId: string;
            coupons: components["schemas"]["CouponAtTill"][];
            /** Format: date-time */
            expiresAt: string;
            member: components["schemas"]["MemberAtTill"];
            points: components["schemas"]["PointsAtTill"];
        };
        ClaimCodeBody: {
            /** @description the member’s name in the system that they were imported from */
            importRef: string;
        };
        ClaimCodeView: {
            /** @description 10 digits and letters; shown once */
            code: string;
            /** Format: date-time */
            expiresAt: string;
        };
        ClerkApplicationBody: {
            /** @description as colleagues call the clerk: 1 to 20 characters */
            name: string;
            /** @description the code of a store, e.g. WK01 */
            storeCode: string;
        };
        ClerkApplicationView: {
            /** @enum {string} */
            state: "waiting";
        };
        ClerkOfSession: {
            name: string;
            storeCode: string;
            storeName: string;
        };
        CommissionDecisionView: {
            candidates: components["schemas"]["CandidateView"][];
            winner: string | null;
        };
        CommissionList: {
            items: components["schemas"]["CommissionView"][];
            pendingFen: number;
        };
        CommissionPathView: {
            candidates: components["schemas"]["PathCandidateView"][];
            /** @description forwards left out before the last step: at most 64 are walked */
            hidden: number;
            reason: string;
            /** @description from the purchase back to the first share, which comes last */
            steps: components["schemas"]["PathStepView"][];
        };
        CommissionRulesBody: {
            byCategory: {
                [key: string]: number[];
            };
            byProduct: {
                [key: string]: number[];
            };
            byPromoterLevel: {
                [key: string]: number[];
            };
            /** @description first and second level */
            defaultBp: number[];
            /** @description whether who accepts the promoter’s terms waits for an operator */
            promoterApproval: boolean;
            /** @description whole days after joining for which the referrer goes before followed links; left out: 0, never */
            protectionDays?: number;
            /** @description whole days after joining for which a referrer earns from whom they brought; null or left out: for ever */
            referralValidDays?: number | null;
            /** @description whole days after completion before a commission is released */
            releaseAfterDays: number;
            secondLevelApproval: components["schemas"]["LegalApprovalView"] | null;
            /** @description whether the second level is paid; needs the approval */
            secondLevelOn: boolean;
            /** @description the version that was looked at; the answer names the new one */
            version: number;
        };
        CommissionRulesView: {
            byCategory: {
                [key: string]: number[];
            };
            byProduct: {
                [key: string]: number[];
            };
            byPromoterLevel: {
                [key: string]: number[];
            };
            /**
             * @description no rate, and no sum of levels, is above this
             * @example 3000
             */
            capBp: number;
            /**
             * Format: date-time
             * @description null: nobody has set rules yet
             */
            decidedAt: string | null;
            /** @description first and second level */
            defaultBp: number[];
            /** @description whether who accepts the promoter’s terms waits for an operator */
            promoterApproval: boolean;
            /** @description whole days after joining for which the referrer goes before followed links; left out: 0, never */
            protectionDays?: number;
            /** @description whole days after joining for which a referrer earns from whom they brought; null or left out: for ever */
            referralValidDays?: number | null;
            /** @description whole days after completion before a commission is released */
            releaseAfterDays: number;
            secondLevelApproval: components["schemas"]["LegalApprovalView"] | null;
            /** @description whether the second level is paid; needs the approval */
            secondLevelOn: boolean;
            /** @description the version that was looked at; the answer names the new one */
            version: number;
        };
        CommissionView: {
            /** @description fen that are left after refunds */
            amountFen: number;
            /** Format: date-time */
            at: string;
            /** Format: date */
            availableOn: string;
            buyerMaskedName: string;
            decision: components["schemas"]["CommissionDecisionView"];
            /** @description the order’s id */
            id: string;
            /**
             * @description 1: a friend bought; 2: a friend of a friend
             * @enum {number}
             */
            level: 1 | 2;
            /** @description fen; null when the member earned nothing from it */
            paidFen: number | null;
            reason: string;
            /** Format: date-time */
            releasedAt: string | null;
            /** @description a sentence about the review, for held and voided */
            reviewNote: string | null;
            /**
             * @description held: under review before its release; void: all of it went back with refunds; voided: the review ended without payment
             * @enum {string}
             */
            state: "pending" | "held" | "available" | "payroll" | "void" | "voided" | "none";
        };
        CouponAtTill: {
            id: string;
            /** @enum {string} */
            kind: "gift";
            title: string;
        };
        CouponView: {
            id: string;
            /** @enum {string} */
            kind: "gift";
            storeName: string | null;
            title: string;
            /** Format: date-time */
            validUntil: string;
        };
        CredentialView: {
            /** @description 11 digits */
            credentialNo: string;
            secretBase64: string;
            /** Format: date-time */
            serverTime: string;
            stepSeconds: number;
        };
        DayFiguresView: {
            /** @description fen, net of refunds */
            commissionFen: number;
            /** Format: date */
            day: string;
            firstOrders: number;
            joins: number;
            /** @description links minted */
            links: number;
            /** @description members who could share, from then on */
            members: number;
            orders: number;
            /** @description fen, net of refunds */
            paidFen: number;
            /** @description joins through a member’s link */
            sharedJoins: number;
            /** @description distinct people, at their first visit */
            visitors: number;
            /** @description visits that count */
            visits: number;
        };
        DayResultView: {
            /** @description commission of these orders, fen */
            commissionFen: number;
            /** Format: date */
            day: string;
            firstOrders: number;
            /** @description joins through them */
            joins: number;
            /** @description links of members that were sent */
            links: number;
            /** @description paid by orders that they brought, refunds taken off, fen */
            paidFen: number;
            /** @description counted visits to them */
            visits: number;
        };
        DeadBranchesView: {
            /** @description links of which no join came, at the link or below */
            dead: number;
            of: number;
        };
        DecisionBody: {
            /** @enum {string} */
            decision: "approve" | "refuse";
        };
        DecisionView: {
            /** @enum {string} */
            state: "active" | "refused";
        };
        DepthFiguresView: {
            /** @description fen, net of refunds */
            commissionFen: number;
            /** @description depth of the link; below a link: generations; for a member: levels of referral */
            depth: number;
            firstOrders: number;
            joins: number;
            /** @description links minted */
            links: number;
            /** @description members who could share, from then on */
            members: number;
            orders: number;
            /** @description fen, net of refunds */
            paidFen: number;
            /** @description joins through a member’s link */
            sharedJoins: number;
            /** @description distinct people, at their first visit */
            visitors: number;
            /** @description visits that count */
            visits: number;
        };
        DismissalView: {
            /** @enum {string} */
            state: "left";
        };
        EntryPage: {
            entries: components["schemas"]["EntryView"][];
            /** @description pass as `before` for the next page */
            next: string | null;
        };
        EntryView: {
            /** @description signed; fen for commission; plain when it moved between `from` and `to` */
            amount: number;
            /** @enum {string} */
            asset: "points" | "growth" | "commission";
            /** Format: date-time */
            at: string;
            /** @description what `to`, else `from`, holds after it; the points after it; null where none is told */
            balance: number | null;
            /** @description the state that it left, as people call it */
            from: string | null;
            id: string;
            orderId: string | null;
            reason: string;
            title: string;
            /** @description the state that it reached, as people call it */
            to: string | null;
        };
        ExplainedCandidate: {
            /** Format: date-time */
            followedAt: string | null;
            /** @enum {string} */
            kind: "visit" | "referrer" | "upline";
            person: components["schemas"]["PersonView"];
            reason: string;
            /** @example outranked */
            reasonCode: string;
            reasonEn: string;
        };
        ExplainedLevel: {
            /** @description fen, before refunds */
            amountFen: number;
            candidates: components["schemas"]["ExplainedCandidate"][];
            /** @enum {number} */
            level: 1 | 2;
            payee: components["schemas"]["PersonView"] | null;
            reason: string;
            /** @example outranked */
            reasonCode: string;
            reasonEn: string;
            /** @description the version of the rules that decided */
            ruleVersion: number;
        };
        ExplainedLink: {
            channel: string;
            /** Format: date-time */
            followedAt: string;
            reason: string;
            /** @example outranked */
            reasonCode: string;
            reasonEn: string;
            sharer: components["schemas"]["PersonView"];
        };
        ExplainedOrder: {
            /** @description forwards left out before the last step: at most 64 are walked */
            hidden: number;
            id: string;
            /** @description empty: nobody stood for it */
            levels: components["schemas"]["ExplainedLevel"][];
            /** Format: date-time */
            paidAt: string;
            paidFen: number;
            /** @description from the purchase back to the first share */
            steps: components["schemas"]["ExplainedStep"][];
        };
        ExplainedReferral: {
            /** @description every link followed before joining, the latest first */
            candidates: components["schemas"]["ExplainedLink"][];
            member: components["schemas"]["PersonView"];
            reason: string;
            /** @example outranked */
            reasonCode: string;
            reasonEn: string;
            referrer: components["schemas"]["ExplainedReferrer"] | null;
        };
        ExplainedReferrer: {
            counts: boolean;
            maskedName: string;
            /** @description null: the shop itself */
            memberNo: string | null;
            /** Format: date-time */
            since: string;
            /**
             * Format: date
             * @description null: for ever
             */
            validUntil: string | null;
        };
        ExplainedStep: {
            /** Format: date-time */
            at: string;
            channel: string | null;
            /** @enum {string} */
            kind: "purchase" | "join" | "visit" | "link";
            text: string;
            textEn: string;
            /** @description the link that was shared or followed */
            token: string | null;
            who: components["schemas"]["PersonView"];
        };
        FollowedLinkView: {
            /** @example card */
            channel: string;
            /** Format: date-time */
            followedAt: string;
            /** @description who shared the link; the brand for one of its own */
            maskedName: string;
            /** @enum {string} */
            outcome: "won" | "lost";
            reason: string;
            /** @example outranked */
            reasonCode: string;
        };
        FriendChainView: {
            byLevel: components["schemas"]["FriendLevelView"][];
            /** Format: date-time */
            joinedAt: string;
            maskedName: string;
        };
        FriendLevelView: {
            joins: number;
            /** @description 1: the friend’s own friends */
            level: number;
            visits: number;
        };
        FriendPage: {
            items: components["schemas"]["FriendView"][];
            /** @description `after` of the next page */
            next: string | null;
        };
        FriendView: {
            /** @description whether the friend has bought something */
            firstOrder: boolean;
            /** @description who joined further along the chain below */
            further: number;
            /** @description means this friend to this member only */
            id: string;
            /** Format: date-time */
            joinedAt: string;
            /** @description who joined through the friend */
            joins: number;
            maskedName: string;
            /** @description counted visits to the friend’s own links */
            visits: number;
        };
        GroupPayloadBody: {
            /** @description from wx.getGroupEnterInfo */
            encryptedData: string;
            iv: string;
        };
        HealthView: {
            /** @enum {string} */
            status: "up";
        };
        HoldDecisionBody: {
            /**
             * @description release: paid today, never held again; void: what is left is not paid
             * @enum {string}
             */
            decision: "release" | "void";
            note?: string;
        };
        HoldList: {
            /** @description the oldest first, at most 200 */
            items: components["schemas"]["HoldView"][];
            scoring: components["schemas"]["ScoringView"];
        };
        HoldPayeeView: {
            maskedName: string;
            memberNo: string;
        };
        HoldReasonView: {
            code: string;
            text: string;
            textEn: string;
            /** @description what it adds to the score; 100 hold */
            weight: number;
        };
        HoldView: {
            /** @description fen that refunds have left of it */
            amountFen: number;
            /** Format: date-time */
            decidedAt: string | null;
            /** Format: date-time */
            heldAt: string;
            /** @description opaque */
            id: string;
            /** @enum {number} */
            level: 1 | 2;
            note: string | null;
            orderId: string;
            payee: components["schemas"]["HoldPayeeView"];
            /** @description the heaviest first */
            reasons: components["schemas"]["HoldReasonView"][];
            score: number;
            /** @enum {string} */
            state: "held" | "released" | "voided";
        };
        HomeView: {
            /** @description may be below zero */
            availableCommissionFen: number;
            /** @description the portrait; null for who chose none */
            avatarUrl: string | null;
            coupons: components["schemas"]["CouponView"][];
            /** @description the next points to run out, within 60 days */
            expiringPoints: components["schemas"]["PointsUntilView"] | null;
            /** @description growth value that counts today */
            growth: number;
            invitees: components["schemas"]["InviteeCounts"];
            /** Format: date-time */
            joinedAt: string;
            /** @description ten digits */
            memberNo: string;
            nextRelease: components["schemas"]["NextRelease"] | null;
            nextTier: components["schemas"]["NextTier"] | null;
            nickname: string;
            /** @description fen that are paid with the salary */
            payrollFen: number;
            pendingCommissionFen: number;
            /** @description may be below zero */
            points: number;
            promoter: boolean;
            /**
             * @description who accepted the terms and is no promoter: waits for an operator, or was refused
             * @enum {string|null}
             */
            promoterApplication: "waiting" | "refused" | null;
            referrer: components["schemas"]["ReferrerView"] | null;
            /** Format: date */
            reviewOn: string | null;
            /** @enum {string} */
            tier: "basic" | "silver" | "gold";
            /** @enum {string} */
            tierIfReviewedToday: "basic" | "silver" | "gold";
            /** @description fen in the open withdrawal */
            withdrawingFen: number;
        };
        InviteeCounts: {
            /** @description who joined through this member; those further away stand in the chain */
            direct: number;
        };
        JoinBody: {
            /** @description claims an imported membership */
            claimCode?: string;
            /** @description token of the share link that was followed */
            linkToken?: string;
            /** @description 1 to 20 characters */
            nickname?: string;
            /** @description version of the privacy notice that was accepted */
            privacyVersion: string;
            storeCode?: string;
        };
        KeptVersionView: {
            /** Format: date-time */
            createdAt: string;
            /** @description within its material, from 1 */
            number: number;
            template: components["schemas"]["TemplateNameView"];
            texts: string[];
            title: string;
            values: components["schemas"]["MaterialValuesBody"];
            /** @description the materialVersion of its links */
            versionId: number;
        };
        KFactorView: {
            /** @description members who could share by its end */
            members: number;
            /** @description joins through shares in the window */
            sharedJoins: number;
            /** @description four decimals */
            value: string | null;
        };
        LegalApprovalView: {
            /** @description who approved */
            approvedBy: string;
            /** Format: date */
            approvedOn: string;
            /** @description the document’s name or number */
            reference: string;
        };
        LinkFigures: {
            firstOrders: number;
            /** @description links that were minted below it, of every depth */
            furtherLinks: number;
            /** @description joins through this link */
            joins: number;
            /** @description paid by orders that this link brought, refunds taken off, fen */
            paidFen: number;
            /** @description people behind them */
            visitors: number;
            /** @description counted visits to this link */
            visits: number;
        };
        LinkPlaceView: {
            /** @enum {string} */
            channel: "card" | "moments" | "poster" | "qr";
            /** @description 1 for a member’s root, 0 for one of the shop’s */
            depth: number;
            figures: components["schemas"]["LinkFigures"];
            /** Format: date-time */
            mintedAt: string;
            /** Format: date-time */
            revokedAt: string | null;
            /** @enum {string|null} */
            revokedBy: "sharer" | "operator" | null;
            /** @description null for one of the shop’s own */
            sharer: components["schemas"]["LinkSharerView"] | null;
            token: string;
        };
        LinkSharerView: {
            maskedName: string;
            memberNo: string;
        };
        LinkView: {
            /** @description from its parent up to the root, which is always the last */
            ancestors: components["schemas"]["LinkPlaceView"][];
            /** @description links between the nearest ancestors and the root that are left out */
            ancestorsLeftOut: number;
            /** @enum {string} */
            channel: "card" | "moments" | "poster" | "qr";
            /** @description the oldest first, at most 50 */
            children: components["schemas"]["LinkPlaceView"][];
            /** @description 1 for a member’s root, 0 for one of the shop’s */
            depth: number;
            figures: components["schemas"]["LinkFigures"];
            /** Format: date-time */
            mintedAt: string;
            /** Format: date-time */
            revokedAt: string | null;
            /** @enum {string|null} */
            revokedBy: "sharer" | "operator" | null;
            /** @description null for one of the shop’s own */
            sharer: components["schemas"]["LinkSharerView"] | null;
            storeCode: string | null;
            subject: components["schemas"]["SubjectView"];
            token: string;
        };
        LoginBody: {
            /** @description from wx.login, single use */
            code: string;
        };
        MaskedIdentityView: {
            /** @example 3****************8 */
            maskedIdNo: string;
            /** @example *明 */
            maskedName: string;
        };
        MaterialBody: {
            /** @description all members unless it is narrowed */
            audience?: components["schemas"]["AudienceBody"];
            /** @description letters, digits, - and _; how the operator names it for ever */
            code: string;
            /**
             * Format: date
             * @description the first day on which it is shown
             */
            from: string;
            /** @description where its links lead */
            subject: components["schemas"]["SubjectBody"];
            template: components["schemas"]["TemplateChoiceBody"];
            /** @description share texts of up to 300 characters */
            texts: string[];
            /** @description also the title of its chat card */
            title: string;
            /**
             * Format: date
             * @description the last; at most 366 days
             */
            until: string;
            values: components["schemas"]["MaterialValuesBody"];
        };
        MaterialCalendarView: {
            /** @description every day that was asked for */
            days: components["schemas"]["CalendarDayView"][];
        };
        MaterialDaysBody: {
            /** @description all members unless it is narrowed */
            audience?: components["schemas"]["AudienceBody"];
            /**
             * Format: date
             * @description the first day on which it is shown
             */
            from: string;
            /**
             * Format: date
             * @description the last; at most 366 days
             */
            until: string;
        };
        MaterialResultsView: {
            /** @description all versions together, the latest 92 days on which anything came */
            byDay: components["schemas"]["DayResultView"][];
            code: string;
            /** @description the latest first */
            versions: components["schemas"]["VersionResultView"][];
        };
        MaterialSubjectView: {
            code: string;
            /** @enum {string} */
            kind: "join" | "campaign" | "product" | "article" | "certificate";
            /** @description empty for an invitation to join */
            title: string;
        };
        MaterialValuesBody: {
            /** @description hashes of uploaded pictures by field */
            pictures: {
                [key: string]: string;
            };
            /** @description prices by field, fen */
            pricesFen: {
                [key: string]: number;
            };
            /** @description texts by field of the template */
            texts: {
                [key: string]: string;
            };
        };
        MaterialVersionBody: {
            template: components["schemas"]["TemplateChoiceBody"];
            /** @description share texts of up to 300 characters */
            texts: string[];
            /** @description also the title of its chat card */
            title: string;
            values: components["schemas"]["MaterialValuesBody"];
        };
        MaterialView: {
            brought: components["schemas"]["BroughtView"];
            /** @description 750 × 600, without anybody’s name */
            cardUrl: string;
            cuts: ("tall" | "square")[];
            /**
             * Format: date
             * @description the first day on which it is shown
             */
            from: string;
            id: string;
            /** @description 750 × 750, without anybody’s name */
            squareUrl: string;
            subject: components["schemas"]["MaterialSubjectView"];
            template: components["schemas"]["TemplateNameView"];
            /** @description share texts; the first is this member’s of the day */
            texts: string[];
            title: string;
            /**
             * Format: date
             * @description the last
             */
            until: string;
            /** @description the materialVersion of links that share it */
            versionId: number;
        };
        MemberAtTill: {
            birthdayWeek: boolean;
            /** @example 林* */
            maskedName: string;
            /** @example 138****2046 */
            maskedPhone: string | null;
            points: number;
            /** @enum {string} */
            tier: "basic" | "silver" | "gold";
        };
        MemberChainView: {
            /**
             * Format: date-time
             * @description the figures are those of this time
             */
            asOf: string;
            /** @description the last 30 days, those with something */
            byDay: components["schemas"]["ChainDayView"][];
            byLevel: components["schemas"]["ChainLevelView"][];
            /** @description commission that stands, paid out or not, fen */
            earnedFen: number;
            firstOrders: number;
            friends: components["schemas"]["FriendPage"];
            joins: number;
            paidFen: number;
            /** @description groups that brought most to the member’s own links */
            topGroups: components["schemas"]["ChainGroupView"][];
            visits: number;
        };
        MessageConsentBody: {
            /** @description what was accepted just now; each allows one message */
            templates: ("withdrawal-result" | "points-expiring" | "commission-released")[];
        };
        MessageConsentView: {
            /** @description messages by template key */
            remaining: {
                [key: string]: number;
            };
        };
        MessageTemplateList: {
            /** @description those that this shop has */
            templates: components["schemas"]["MessageTemplateView"][];
        };
        MessageTemplateView: {
            /** @enum {string} */
            key: "withdrawal-result" | "points-expiring" | "commission-released";
            /** @description to be asked for with wx.requestSubscribeMessage */
            templateId: string;
            title: string;
        };
        MyLinkPage: {
            /** @description the newest day first, 20 a page */
            items: components["schemas"]["MyLinkView"][];
            /** @description to be sent as `before`; null at the end */
            next: string | null;
        };
        MyLinkView: {
            /** @enum {string} */
            channel: "card" | "moments" | "poster" | "qr";
            firstOrders: number;
            /** @description links that were minted below it, of every depth */
            furtherLinks: number;
            /** @description joins through this link */
            joins: number;
            /** Format: date-time */
            mintedAt: string;
            /** @description paid by orders that this link brought, refunds taken off, fen */
            paidFen: number;
            /** Format: date-time */
            revokedAt: string | null;
            /** @enum {string|null} */
            revokedBy: "sharer" | "operator" | null;
            subject: components["schemas"]["SubjectView"];
            token: string;
            /** @description people behind them */
            visitors: number;
            /** @description counted visits to this link */
            visits: number;
        };
        NameBody: {
            /** @description 1 to 20 characters */
            nickname: string;
        };
        NewSubjectBody: {
            /** @description letters, digits, - and _ */
            code: string;
            /** @enum {string} */
            kind: "campaign" | "product" | "article" | "certificate";
            /** @description the title of its cards */
            title: string;
        };
        NextRelease: {
            amountFen: number;
            /**
             * Format: date
             * @description available from 00:00 of this day
             */
            on: string;
        };
        NextTier: {
            /** @description fen still to be spent */
            missingFen: number;
            missingGrowth: number;
            /** @enum {string} */
            tier: "basic" | "silver" | "gold";
        };
        NoticeView: {
            paragraphs: string[];
            title: string;
            version: string;
        };
        OneMaterialView: {
            audience: components["schemas"]["AudienceBody"];
            /** @description its chat card’s picture */
            cardUrl: string;
            code: string;
            /** Format: date */
            from: string;
            id: string;
            /** @description within its material, from 1 */
            number: number;
            /** @enum {string} */
            state: "shown" | "withdrawn";
            subject: components["schemas"]["MaterialSubjectView"];
            template: components["schemas"]["TemplateNameView"];
            texts: string[];
            title: string;
            /** Format: date */
            until: string;
            values: components["schemas"]["MaterialValuesBody"];
            /** @description the materialVersion of its links */
            versionId: number;
            /** @description the latest first, at most 100 */
            versions: components["schemas"]["KeptVersionView"][];
        };
        OperatorMaterialList: {
            /** @description the latest days first, at most 200; each in its latest version */
            items: components["schemas"]["OperatorMaterialView"][];
        };
        OperatorMaterialView: {
            audience: components["schemas"]["AudienceBody"];
            /** @description its chat card’s picture */
            cardUrl: string;
            code: string;
            /** Format: date */
            from: string;
            id: string;
            /** @description within its material, from 1 */
            number: number;
            /** @enum {string} */
            state: "shown" | "withdrawn";
            subject: components["schemas"]["MaterialSubjectView"];
            template: components["schemas"]["TemplateNameView"];
            texts: string[];
            title: string;
            /** Format: date */
            until: string;
            values: components["schemas"]["MaterialValuesBody"];
            /** @description the materialVersion of its links */
            versionId: number;
        };
        OperatorSessionView: {
            /** Format: date-time */
            expiresAt: string;
            /** @description to be sent as Authorization: Bearer */
            token: string;
        };
        OperatorSignInBody: {
            password: string;
            /** @description the six digits of the authenticator app; they work once */
            totp: string;
            username: string;
        };
        OperatorTemplateList: {
            items: components["schemas"]["OperatorTemplateView"][];
        };
        OperatorTemplateView: {
            code: string;
            title: string;
            version: number;
        };
        OperatorWithdrawalList: {
            /** @description the oldest first, at most 100 */
            items: components["schemas"]["OperatorWithdrawalView"][];
        };
        OperatorWithdrawalView: {
            billNo: string;
            grossFen: number;
            id: string;
            maskedName: string;
            memberNo: string;
            netFen: number;
            nickname: string;
            reason: string | null;
            /** Format: date-time */
            requestedAt: string;
            /** @enum {string} */
            state: "waiting-approval" | "sending" | "confirm" | "transferring" | "paid" | "returned" | "refused";
            taxFen: number;
        };
        OrderCommission: {
            /** @description fen; 0 when nobody is paid */
            amountFen: number;
            /** @description why, in a sentence */
            reason: string;
            /** @description won, no-candidate, not-promoter, … */
            reasonCode: string;
        };
        OrderList: {
            orders: components["schemas"]["OrderView"][];
        };
        OrderRefund: {
            amountFen: number;
            /** Format: date-time */
            at: string;
            commissionFen: number;
            growth: number;
            points: number;
            /** @description points spent on it that came back */
            pointsReturned: number;
            refundNo: string;
        };
        OrderView: {
            /** @description fen due before points */
            amountFen: number;
            commission: components["schemas"]["OrderCommission"];
            growth: number;
            /** @example 陈* */
            memberMaskedName: string;
            orderId: string;
            /** Format: date-time */
            paidAt: string;
            paidFen: number;
            points: number;
            /** @description fen that points paid */
            pointsFen: number;
            pointsSpent: number;
            receiptNo: string;
            refundedFen: number;
            refunds: components["schemas"]["OrderRefund"][];
            /** @enum {string} */
            state: "paid" | "part-refunded" | "refunded" | "undone";
            /** @enum {string} */
            tierAfter: "basic" | "silver" | "gold";
            /** @enum {string} */
            tierBefore: "basic" | "silver" | "gold";
            /**
             * Format: date-time
             * @description null: it cannot be undone any more
             */
            undoUntil: string | null;
        };
        PathCandidateView: {
            /** Format: date-time */
            followedAt: string | null;
            /** @enum {string} */
            kind: "visit" | "referrer" | "upline";
            maskedName: string;
            /** @enum {string} */
            outcome: "won" | "lost";
            reason: string;
            reasonCode: string;
        };
        PathStepView: {
            /** Format: date-time */
            at: string;
            /** @example card */
            channel: string | null;
            /** @enum {string} */
            kind: "purchase" | "join" | "visit" | "link";
            text: string;
            /** @description masked for oneself’s direct friends, a level for all others */
            who: string;
        };
        PayeeIdentityBody: {
            /** @description version of the separate consent that was accepted */
            consentVersion: string;
            /** @description 18 characters */
            idNo: string;
            /** @description as on the ID card */
            realName: string;
        };
        PersonView: {
            maskedName: string;
            /** @description null: the shop itself */
            memberNo: string | null;
        };
        PhoneBody: {
            /** @description from the phone button (not wx.login), single use */
            code: string;
        };
        PhoneView: {
            /** @example 138****2046 */
            maskedPhone: string;
        };
        PictureView: {
            /** @description what material names it by: the SHA-256 of what is kept, in hex */
            hash: string;
            heightPx: number;
            url: string;
            /** @description as it is kept: at most 1,500 on its longer side */
            widthPx: number;
        };
        PlannedDayView: {
            /** Format: date */
            day: string;
            items: components["schemas"]["PlannedItemView"][];
        };
        PlannedItemView: {
            audience: components["schemas"]["AudienceBody"];
            code: string;
            template: components["schemas"]["TemplateNameView"];
            title: string;
        };
        PlanView: {
            /** @description every day that was asked for */
            days: components["schemas"]["PlannedDayView"][];
            /** @description the days on which nothing is shown to everybody */
            empty: string[];
            /**
             * Format: date
             * @description the shop’s
             */
            today: string;
        };
        PointsAtTill: {
            /** @description points that can be spent now; a debt is below zero */
            balance: number;
            /** @description the share of an amount that points can pay, in basis points */
            shareBp: number;
            /** @description what a step pays, in fen */
            stepFen: number;
            /** @description points are spent in steps of so many */
            stepPoints: number;
        };
        PointsUntilView: {
            /**
             * Format: date
             * @description the last day on which they can be used
             */
            on: string;
            points: number;
        };
        PointsView: {
            /** @description may be below zero */
            points: number;
            /** @description soonest first */
            untilDays: components["schemas"]["PointsUntilView"][];
        };
        PosterBody: {
            /** @description nobody waits for it yet: its code is asked for behind those that somebody waits for */
            ahead?: boolean;
            /**
             * @description tall: 750 × 1334, square: 750 × 750
             * @enum {string}
             */
            cut: "tall" | "square";
            /** @description of `GET /v1/materials/today` */
            materialId: string;
            /** @description the link through which the sharer came; as for a share link */
            parentToken?: string;
        };
        PosterMaterialView: {
            id: string;
            title: string;
            /** @description the material version of its links */
            versionId: number;
        };
        PosterValuesView: {
            pricesFen: {
                [key: string]: number;
            };
            texts: {
                [key: string]: string;
            };
        };
        PosterView: {
            /** @description the material’s share card, 5:4, without a member’s data */
            cardUrl: string;
            /** @description the mini program code, which is there already */
            codeUrl: string;
            /** @enum {string} */
            cut: "tall" | "square";
            /**
             * Format: date
             * @description the last day on which the material is shown
             */
            expiresOn: string;
            material: components["schemas"]["PosterMaterialView"];
            /** @description where the pictures lie, by field */
            pictures: {
                [key: string]: string;
            };
            /** @description the same poster as the server draws it, a JPEG; the session goes with the request */
            pictureUrl: string;
            /** @description the template as JSON; immutable */
            templateUrl: string;
            /** @description the link that the poster’s code opens; it counts once it is sent or followed */
            token: string;
            /** @description texts and prices in fen by the template’s fields */
            values: components["schemas"]["PosterValuesView"];
        };
        ProfileView: {
            /** @description the portrait; null for who chose none */
            avatarUrl: string | null;
            nickname: string;
        };
        PromoterView: {
            promoter: boolean;
            /**
             * @description waiting: an operator has to agree first
             * @enum {string}
             */
            state: "active" | "waiting";
        };
        QuoteBody: {
            /** @description fen, 1 to 99,999,999 */
            amountFen: number;
            /** @description whether the member asks to pay with points */
            usePoints: boolean;
        };
        QuoteView: {
            amountFen: number;
            pointsFen: number;
            /** @description points that this amount would take now */
            pointsMax: number;
            /** @description points that are spent; 0 unless the member asked */
            pointsToSpend: number;
            toPayFen: number;
        };
        ReferralView: {
            /** @description every link followed before joining, the latest first */
            candidates: components["schemas"]["FollowedLinkView"][];
            /** @description why they and nobody else, or why nobody */
            reason: string;
            referrer: components["schemas"]["StandingReferrer"] | null;
        };
        ReferrerView: {
            maskedName: string;
        };
        RefundBody: {
            /** @description fen that go back, at most what is left of the order */
            amountFen: number;
        };
        ReportFigures: {
            /** @description fen, net of refunds */
            commissionFen: number;
            firstOrders: number;
            joins: number;
            /** @description links minted */
            links: number;
            /** @description members who could share, from then on */
            members: number;
            orders: number;
            /** @description fen, net of refunds */
            paidFen: number;
            /** @description joins through a member’s link */
            sharedJoins: number;
            /** @description distinct people, at their first visit */
            visitors: number;
            /** @description visits that count */
            visits: number;
        };
        ReportScopeView: {
            id: string;
            /** @enum {string} */
            kind: "shop" | "campaign" | "store" | "group" | "link" | "member";
            title: string;
        };
        RevocationView: {
            /** Format: date-time */
            revokedAt: string;
            token: string;
        };
        ScanBody: {
            /** @description 20 digits, as scanned */
            memberCode: string;
        };
        ScoringView: {
            /**
             * Format: date-time
             * @description when rewards were last scored
             */
            lastAt: string | null;
            /** @description true: rewards cannot be scored, and none is released until they can */
            stopped: boolean;
        };
        SentView: {
            token: string;
        };
        SessionView: {
            clerk: components["schemas"]["ClerkOfSession"] | null;
            /** Format: date-time */
            expiresAt: string;
            /** @description whether this person has joined */
            member: boolean;
            /** @description to be sent as Authorization: Bearer */
            token: string;
        };
        SettlementBody: {
            /** @description fen, 1 to 99,999,999 */
            amountFen: number;
            giftCouponIds?: string[];
            /** @description points to pay with, in whole hundreds */
            pointsToSpend?: number;
            /** @description the receipt’s number in this store: letters, digits, - _ / . */
            receiptNo: string;
        };
        ShareLinkBody: {
            /**
             * @description the link is made ahead and counts when it is reported as sent, followed by somebody else, or asked for without this
             * @default false
             */
            ahead: boolean;
            /** @enum {string} */
            channel: "card" | "moments" | "poster" | "qr";
            /**
             * @description the version of the share material that is sent; 0 for none
             * @default 0
             */
            materialVersion: number;
            /** @description the link through which the sharer came; by default the latest of this subject that they followed, else the one they joined through */
            parentToken?: string;
            subject: components["schemas"]["SubjectBody"];
        };
        ShareLinkView: {
            /** @description the card’s picture, 5:4; it shows nobody’s data */
            imageUrl: string;
            /** @example /pages/join/index?t=4hTq… */
            path: string;
            subject: components["schemas"]["SubjectView"];
            /** @description the card’s title */
            title: string;
            token: string;
        };
        ShareReportView: {
            /**
             * Format: date-time
             * @description the figures are those of this time
             */
            asOf: string;
            /** @description the most links at one depth */
            breadth: number;
            byDay: components["schemas"]["DayFiguresView"][];
            /** @description the first 1,000 depths */
            byDepth: components["schemas"]["DepthFiguresView"][];
            deadBranches: components["schemas"]["DeadBranchesView"];
            /** Format: date */
            from: string | null;
            kFactor: components["schemas"]["KFactorView"];
            /** @description the greatest depth with a link */
            longestPath: number;
            scope: components["schemas"]["ReportScopeView"];
            /** Format: date */
            to: string | null;
            topGroups: components["schemas"]["TopGroupView"][];
            topSharers: components["schemas"]["TopSharerView"][];
            totals: components["schemas"]["ReportFigures"];
        };
        SharerView: {
            /** @description the brand’s name for the shop’s own links */
            maskedName: string;
        };
        ShopLinkBody: {
            /** @enum {string} */
            channel: "card" | "moments" | "poster" | "qr";
            /** @description the store that the link stands for */
            storeCode?: string;
            subject: components["schemas"]["SubjectBody"];
        };
        StandingReferrer: {
            /** @description whether the referral earns today; it stays recorded anyway */
            counts: boolean;
            maskedName: string;
            /**
             * Format: date-time
             * @description when the member joined
             */
            since: string;
            /**
             * Format: date
             * @description the last day on which the referrer earns; null: for ever
             */
            validUntil: string | null;
        };
        StoreGift: {
            title: string;
            /** @description days from joining */
            validDays: number;
        };
        StoreView: {
            city: string;
            code: string;
            gift: components["schemas"]["StoreGift"];
            name: string;
        };
        SubjectBody: {
            /** @description which one of its kind; an invitation to join needs none */
            code?: string;
            /** @enum {string} */
            kind: "join" | "campaign" | "product" | "article" | "certificate";
        };
        SubjectList: {
            /** @description the newest first, at most 200 */
            items: components["schemas"]["SubjectView"][];
        };
        SubjectView: {
            code: string;
            /** @enum {string} */
            kind: "join" | "campaign" | "product" | "article" | "certificate";
            /** @description empty for an invitation to join */
            title: string;
        };
        TemplateChoiceBody: {
            code: string;
            /** @description the latest unless one is named */
            version?: number;
        };
        TemplateNameView: {
            code: string;
            version: number;
        };
        TermsBody: {
            /** @description version of the promoter’s terms that was accepted */
            version: string;
        };
        TodayView: {
            /** Format: date */
            day: string;
            /** @description the member’s of the day, never what they were shown the last time if another is for them; null: none */
            material: components["schemas"]["MaterialView"] | null;
            /** @description what else the member can share today, at most 20 */
            others: components["schemas"]["MaterialView"][];
        };
        TopGroupView: {
            firstOrders: number;
            id: string;
            joins: number;
            label: string;
            paidFen: number;
            visits: number;
        };
        TopSharerView: {
            firstOrders: number;
            joins: number;
            maskedName: string;
            memberNo: string;
            paidFen: number;
            visits: number;
        };
        TransferView: {
            appId: string;
            mchId: string;
            /** @description for wx.requestMerchantTransfer */
            package: string;
        };
        VersionResultView: {
            /** @description commission of these orders, fen */
            commissionFen: number;
            firstOrders: number;
            /**
             * Format: date
             * @description the first day on which it was the latest version
             */
            from: string;
            /** @description joins through them */
            joins: number;
            /** @description links of members that were sent */
            links: number;
            number: number;
            /** @description paid by orders that they brought, refunds taken off, fen */
            paidFen: number;
            title: string;
            /**
             * Format: date
             * @description the last
             */
            until: string;
            versionId: number;
            /** @description counted visits to them */
            visits: number;
        };
        VisitBody: {
            /** @description WeChat’s chatType from getEnterOptions; analytics only */
            chatType?: number;
            /** @description the group that the card stood in; a payload that cannot be read is ignored */
            group?: components["schemas"]["GroupPayloadBody"];
            token: string;
            /** @description names a phone without a WeChat login (single-page mode); with a session its visits become the person’s */
            visitorKey?: string;
            /** @description WeChat’s scene value; analytics only */
            wxScene?: number;
        };
        VisitView: {
            /** @description false for own visits and repeats within 30 minutes */
            counted: boolean;
            /** @description that gift; null where the card brings none */
            gift: components["schemas"]["StoreGift"] | null;
            /** @description the visitor sent this link */
            own: boolean;
            sharer: components["schemas"]["SharerView"];
            /** @description the store whose welcome gift the card brings */
            storeName: string | null;
            subject: components["schemas"]["SubjectView"];
        };
        WaitingItem: {
            /** Format: date-time */
            appliedAt: string;
            id: string;
            /** @enum {string} */
            kind: "clerk-application";
            name: string;
            storeName: string;
        };
        WaitingList: {
            /** @description the oldest first, at most 100 */
            items: components["schemas"]["WaitingItem"][];
        };
        WaitingPromoterList: {
            /** @description the oldest first, at most 100 */
            items: components["schemas"]["WaitingPromoterView"][];
        };
        WaitingPromoterView: {
            /** Format: date-time */
            appliedAt: string;
            id: string;
            memberNo: string;
            nickname: string;
        };
        WithdrawalBody: {
            /** @description gross, fen */
            amountFen: number;
            /** @description the tax that was shown, fen */
            taxFen: number;
        };
        WithdrawalConsentView: {
            paragraphs: string[];
            title: string;
            version: string;
        };
        WithdrawalDecisionBody: {
            /** @enum {string} */
            decision: "approve" | "refuse";
            /** @description told to the member when it is refused */
            reason?: string;
        };
        WithdrawalQuoteView: {
            grossFen: number;
            /** @example 2026-11 */
            month: string;
            /** @description withdrawn this month before this one */
            monthGrossFen: number;
            /** @description withheld this month before this one */
            monthWithheldFen: number;
            netFen: number;
            taxFen: number;
        };
        WithdrawalSettingsView: {
            /** @description more than this waits for an operator */
            approvalAboveFen: number;
            dailyCapFen: number;
            /** @description 100 at least */
            minimumFen: number;
            monthlyCapFen: number;
        };
        WithdrawalsView: {
            /** @description may be negative after a refund */
            availableFen: number;
            consent: components["schemas"]["WithdrawalConsentView"];
            dailyCapFen: number;
            identity: components["schemas"]["MaskedIdentityView"] | null;
            /** @description the newest first, at most 50, the open one among them */
            items: components["schemas"]["WithdrawalView"][];
            minimumFen: number;
            monthlyCapFen: number;
            open: components["schemas"]["WithdrawalView"] | null;
            /** @description paid with the salary, never by withdrawal */
            payrollFen: number;
            /** @description what can be asked for now; 0 while one is open */
            withdrawableFen: number;
        };
        WithdrawalView: {
            /** @description the one number under which WeChat knows it */
            billNo: string;
            /** @description cancellation was asked for; only WeChat’s word ends it */
            cancelling: boolean;
            /**
             * Format: date-time
             * @description confirm in WeChat until then
             */
            confirmUntil: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            grossFen: number;
            id: string;
            netFen: number;
            /** @description why it came back, was refused, or waits */
            reason: string | null;
            /** Format: date-time */
            requestedAt: string;
            /** @enum {string} */
            state: "waiting-approval" | "sending" | "confirm" | "transferring" | "paid" | "returned" | "refused";
            taxFen: number;
            /** @description only while state is confirm */
            transfer: components["schemas"]["TransferView"] | null;
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
    "health.live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthView"];
                };
            };
        };
    };
    "health.ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthView"];
                };
            };
        };
    };
    "checkout.open": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScanBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckoutView"];
                };
            };
        };
    };
    "checkout.quote": {
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
                "application/json": components["schemas"]["QuoteBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteView"];
                };
            };
        };
    };
    "checkout.settle": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettlementBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
        };
    };
    "clerk.apply": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClerkApplicationBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClerkApplicationView"];
                };
            };
        };
    };
    "picture.code": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
        };
    };
    "materials.calendar": {
        parameters: {
            query: {
                from: string;
                /** @description included; at most 31 days */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaterialCalendarView"];
                };
            };
        };
    };
    "materials.one": {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaterialView"];
                };
            };
        };
    };
    "materials.today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TodayView"];
                };
            };
        };
    };
    "picture.cut": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cut: "card.jpg" | "square.jpg";
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
        };
    };
    "home.home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HomeView"];
                };
            };
        };
    };
    "chain.chain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberChainView"];
                };
            };
        };
    };
    "chain.friends": {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FriendPage"];
                };
            };
        };
    };
    "chain.friend": {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FriendChainView"];
                };
            };
        };
    };
    "home.credential": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CredentialView"];
                };
            };
        };
    };
    "home.commissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommissionList"];
                };
            };
        };
    };
    "referral.pathOf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommissionPathView"];
                };
            };
        };
    };
    "home.entries": {
        parameters: {
            query?: {
                /** @description only entries of this asset */
                asset?: "points" | "growth" | "commission";
                /** @description `next` of the page before */
                before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryPage"];
                };
            };
        };
    };
    "message.consent": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageConsentBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageConsentView"];
                };
            };
        };
    };
    "message.templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageTemplateList"];
                };
            };
        };
    };
    "withdrawal.keepIdentity": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayeeIdentityBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaskedIdentityView"];
                };
            };
        };
    };
    "phonenumber.bind": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneView"];
                };
            };
        };
    };
    "home.points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsView"];
                };
            };
        };
    };
    "profile.portray": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileView"];
                };
            };
        };
    };
    "profile.unportray": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileView"];
                };
            };
        };
    };
    "profile.rename": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileView"];
                };
            };
        };
    };
    "forwarding.accept": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TermsBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoterView"];
                };
            };
        };
    };
    "referral.cameBy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralView"];
                };
            };
        };
    };
    "forwarding.mine": {
        parameters: {
            query?: {
                /** @description the `next` of the page before */
                before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyLinkPage"];
                };
            };
        };
    };
    "withdrawal.quote": {
        parameters: {
            query: {
                /** @description gross, fen */
                amountFen: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalQuoteView"];
                };
            };
        };
    };
    "withdrawal.all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalsView"];
                };
            };
        };
    };
    "withdrawal.request": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalView"];
                };
            };
        };
    };
    "withdrawal.one": {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalView"];
                };
            };
        };
    };
    "withdrawal.cancel": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalView"];
                };
            };
        };
    };
    "joining.joinNow": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                /** @description the phone’s opaque hint of itself, up to 128 characters; kept as a keyed hash */
                "X-Device"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HomeView"];
                };
            };
        };
    };
    "operator.issueClaimCode": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimCodeBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimCodeView"];
                };
            };
        };
    };
    "operator.activeClerks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActiveClerkList"];
                };
            };
        };
    };
    "operator.dismiss": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DismissalView"];
                };
            };
        };
    };
    "commission.rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommissionRulesView"];
                };
            };
        };
    };
    "commission.put": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommissionRulesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommissionRulesView"];
                };
            };
        };
    };
    "holds.inState": {
        parameters: {
            query?: {
                /** @description held unless told otherwise */
                state?: "held" | "released" | "voided";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldList"];
                };
            };
        };
    };
    "holds.decide": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldDecisionBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldView"];
                };
            };
        };
    };
    "operatormaterials.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorMaterialList"];
                };
            };
        };
    };
    "operatormaterials.create": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaterialBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorMaterialView"];
                };
            };
        };
    };
    "operatormaterials.one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneMaterialView"];
                };
            };
        };
    };
    "operatormaterials.plan": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaterialDaysBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorMaterialView"];
                };
            };
        };
    };
    "operatormaterials.resultsOf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaterialResultsView"];
                };
            };
        };
    };
    "operatormaterials.addVersion": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaterialVersionBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorMaterialView"];
                };
            };
        };
    };
    "operatormaterials.withdraw": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorMaterialView"];
                };
            };
        };
    };
    "operatormaterials.calendar": {
        parameters: {
            query?: {
                /** @description the shop’s today unless both days are named */
                from?: string;
                /** @description included; at most 31 days, two weeks unless both are named */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanView"];
                };
            };
        };
    };
    "explanation.referral": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                memberNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplainedReferral"];
                };
            };
        };
    };
    "explanation.path": {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplainedOrder"];
                };
            };
        };
    };
    "operatorpictures.take": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PictureView"];
                };
            };
        };
    };
    "operatortemplates.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorTemplateList"];
                };
            };
        };
    };
    "operatortemplates.add": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorTemplateView"];
                };
            };
        };
    };
    "commission.decide": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionView"];
                };
            };
        };
    };
    "commission.waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingPromoterList"];
                };
            };
        };
    };
    "operatorsession.open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OperatorSignInBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorSessionView"];
                };
            };
        };
    };
    "operatorsession.close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "operatorlinks.mint": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShopLinkBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareLinkView"];
                };
            };
        };
    };
    "operatorlinks.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkView"];
                };
            };
        };
    };
    "operatorlinks.revoke": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevocationView"];
                };
            };
        };
    };
    "sharereports.show": {
        parameters: {
            query?: {
                /** @description first day of the window, Asia/Shanghai; without: from the start */
                from?: string;
                /** @description last day of the window; without: until now */
                to?: string;
            };
            header?: never;
            path: {
                /** @description -, subject code, store code, group id, link token or member number */
                id: string;
                scope: "shop" | "campaign" | "store" | "group" | "link" | "member";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareReportView"];
                };
            };
        };
    };
    "sharereports.csv": {
        parameters: {
            query?: {
                /** @description first day of the window, Asia/Shanghai; without: from the start */
                from?: string;
                /** @description last day of the window; without: until now */
                to?: string;
            };
            header?: never;
            path: {
                /** @description -, subject code, store code, group id, link token or member number */
                id: string;
                scope: "shop" | "campaign" | "store" | "group" | "link" | "member";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    "operatorlinks.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubjectList"];
                };
            };
        };
    };
    "operatorlinks.add": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSubjectBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubjectView"];
                };
            };
        };
    };
    "operator.waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingList"];
                };
            };
        };
    };
    "operator.decide": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionView"];
                };
            };
        };
    };
    "withdrawaldecisions.settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalSettingsView"];
                };
            };
        };
    };
    "withdrawaldecisions.keep": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalSettingsView"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalSettingsView"];
                };
            };
        };
    };
    "withdrawaldecisions.inState": {
        parameters: {
            query?: {
                /** @description waiting-approval unless told otherwise */
                state?: "waiting-approval" | "sending" | "confirm" | "transferring" | "paid" | "returned" | "refused";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorWithdrawalList"];
                };
            };
        };
    };
    "withdrawaldecisions.decide": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalDecisionBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorWithdrawalView"];
                };
            };
        };
    };
    "receipt.byReceipt": {
        parameters: {
            query: {
                receiptNo: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
        };
    };
    "refund.refund": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
        };
    };
    "refund.undo": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
        };
    };
    "receipt.recent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderList"];
                };
            };
        };
    };
    "picture.picture": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hash: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
        };
    };
    "profile.portrait": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
        };
    };
    "poster.template": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    "poster.make": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PosterBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PosterView"];
                };
            };
        };
    };
    "picture.poster": {
        parameters: {
            query?: {
                cut?: "tall" | "square";
            };
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
        };
    };
    "notice.privacy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeView"];
                };
            };
        };
    };
    "notice.terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeView"];
                };
            };
        };
    };
    "signin.open": {
        parameters: {
            query?: never;
            header?: {
                /** @description the phone’s opaque hint of itself, up to 128 characters; kept as a keyed hash */
                "X-Device"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
        };
    };
    "signin.close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "signin.renew": {
        parameters: {
            query?: never;
            header?: {
                /** @description the phone’s opaque hint of itself, up to 128 characters; kept as a keyed hash */
                "X-Device"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
        };
    };
    "forwarding.mint": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareLinkBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareLinkView"];
                };
            };
        };
    };
    "forwarding.revoke": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevocationView"];
                };
            };
        };
    };
    "forwarding.sent": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentView"];
                };
            };
        };
    };
    "store.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreView"];
                };
            };
        };
    };
    "store.sign": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "visit.visit": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitView"];
                };
            };
        };
    };
}
