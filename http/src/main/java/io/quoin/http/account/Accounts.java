package io.quoin.http.account;

import io.quoin.http.catalogue.Call;
import io.quoin.http.catalogue.Common;
import io.quoin.http.desk.Acknowledged;
import io.quoin.http.desk.Desk;
import io.quoin.http.json.JsonObject;
import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.Problem;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.port.Seen;
import java.util.concurrent.CompletionStage;

/** What the methods about an account have in common. */
final class Accounts {
    private final Desk<AccountCommand, AccountQuery, AccountView> desk;

    Accounts(Desk<AccountCommand, AccountQuery, AccountView> desk) {
        this.desk = desk;
    }

    /** Hands a command of the caller's own account in. */
    CompletionStage<JsonObject> submit(Call call, AccountCommand command) {
        return desk.submit(call.account(), call.commandId(Common.COMMAND_ID), call.validUntilMillis(), command)
                .thenApply(Acknowledged::document);
    }

    /** The caller's own account. */
    CompletionStage<Seen<AccountView>> look(Call call) {
        return desk.look(call.account(), new AccountQuery.Overview()).thenApply(seen -> {
            if (seen.view().stage() == AccountView.Stage.UNOPENED) {
                throw Problem.of(EdgeRefusal.ACCOUNT_UNKNOWN).about("account").exception();
            }
            return seen;
        });
    }
}
