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
        get: operations["forwarding.chain"];
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
        post: operations["forwarding.visit"];
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
        CandidateView: {
            /** @enum {string} */
            kind: "visit" | "referrer" | "upline";
            maskedName: string;
            /** @enum {string} */
            outcome: "won" | "lost";
            reason: string;
            reasonCode: string;
        };
        ChainNode: {
            children: number;
            depth: number;
            id: string;
            /** Format: date-time */
            joinedAt: string;
            /** @description masked name at depth 1, null deeper */
            label: string | null;
            /** @description null: directly below the member */
            parentId: string | null;
        };
        ChainView: {
            byDepth: components["schemas"]["DepthCount"][];
            /** @description commission pending or available, fen */
            earnedFen: number;
            joins: number;
            nodes: components["schemas"]["ChainNode"][];
            /** @description counted visits to the links of the member and of all who came through them */
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
            /** @enum {string} */
            state: "pending" | "available" | "payroll" | "void" | "none";
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
        DecisionBody: {
            /** @enum {string} */
            decision: "approve" | "refuse";
        };
        DecisionView: {
            /** @enum {string} */
            state: "active" | "refused";
        };
        DepthCount: {
            depth: number;
            joins: number;
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
        HealthView: {
            /** @enum {string} */
            status: "up";
        };
        HomeView: {
            /** @description may be below zero */
            availableCommissionFen: number;
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
        LegalApprovalView: {
            /** @description who approved */
            approvedBy: string;
            /** Format: date */
            approvedOn: string;
            /** @description the document’s name or number */
            reference: string;
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
        PayeeIdentityBody: {
            /** @description version of the separate consent that was accepted */
            consentVersion: string;
            /** @description 18 characters */
            idNo: string;
            /** @description as on the ID card */
            realName: string;
        };
        PhoneBody: {
            /** @description from the phone button (not wx.login), single use */
            code: string;
        };
        PhoneView: {
            /** @example 138****2046 */
            maskedPhone: string;
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
        ReferrerView: {
            maskedName: string;
        };
        RefundBody: {
            /** @description fen that go back, at most what is left of the order */
            amountFen: number;
        };
        ScanBody: {
            /** @description 20 digits, as scanned */
            memberCode: string;
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
            /** @enum {string} */
            channel: "card" | "moments" | "poster" | "qr";
            /** @description the link through which the sharer came; by default the one they joined through */
            parentToken?: string;
            subject: components["schemas"]["SubjectBody"];
        };
        ShareLinkView: {
            imageUrl: string | null;
            /** @example /pages/join/index?t=4hTq… */
            path: string;
            /** @description the card’s title */
            title: string;
            token: string;
        };
        SharerView: {
            maskedName: string;
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
            /** @enum {string} */
            kind: "join";
        };
        SubjectView: {
            /** @enum {string} */
            kind: "join";
        };
        TermsBody: {
            /** @description version of the promoter’s terms that was accepted */
            version: string;
        };
        TransferView: {
            appId: string;
            mchId: string;
            /** @description for wx.requestMerchantTransfer */
            package: string;
        };
        VisitBody: {
            token: string;
            /** @description WeChat’s scene value; analytics only */
            wxScene?: number;
        };
        VisitView: {
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
    "forwarding.chain": {
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
                    "application/json": components["schemas"]["ChainView"];
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
            header?: never;
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
            header?: never;
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
    "forwarding.visit": {
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
