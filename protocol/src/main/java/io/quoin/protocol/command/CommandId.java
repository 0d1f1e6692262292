package io.quoin.protocol.command;

import io.quoin.protocol.address.EntityIds;

/**
 * The id of a command within one entity: the account on whose behalf it comes and the id that the client chose.
 *
 * @param account an entity id, {@code [A-Za-z0-9_.-]{1,36}}
 * @param clientId {@code [A-Za-z0-9_.:-]{1,36}}
 */
public record CommandId(String account, String clientId) implements Comparable<CommandId> {
    public CommandId {
        EntityIds.requireEntityId(account);
        if (!EntityIds.isClientId(clientId)) {
            throw new IllegalArgumentException(
                    "'" + clientId + "' is not a client id: 1 to 36 characters of A-Z a-z 0-9 _ . : -");
        }
    }

    @Override
    public int compareTo(CommandId other) {
        int byAccount = account.compareTo(other.account);
        return byAccount != 0 ? byAccount : clientId.compareTo(other.clientId);
    }

    @Override
    public String toString() {
        return account + "/" + clientId;
    }
}
