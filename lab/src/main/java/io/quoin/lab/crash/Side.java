package io.quoin.lab.crash;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quoin.actors.shell.EntityRegion;
import io.quoin.config.node.EntityCatalogue;
import io.quoin.config.node.EntityType;
import io.quoin.config.node.MemberSettings;
import io.quoin.config.node.QuoinNode;
import io.quoin.config.node.Realm;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountMessage;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.port.EntityCodecs;
import io.quoin.protocol.port.EntityDesk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One cluster: a member in this process that only hands commands in, and one node in a child process. The member founds the
 * cluster, so the node comes back into the same one however often it dies.
 */
final class Side implements AutoCloseable {
    /** A caller gives an attempt up early: whoever would have answered is probably dead. */
    private static final Duration ANSWER_WITHIN = Duration.ofMillis(800);

    private final EntityType<AccountState, AccountCommand, AccountEvent, AccountMessage, AccountQuery, AccountView>
            accounts;
    private final EntityCodecs<AccountState, AccountCommand, AccountEvent> codecs;
    private final QuoinNode member;
    private final EntityDesk<AccountCommand, AccountQuery, AccountView> desk;
    private final CrashNode node;

    /**
     * Founds the cluster and starts the node, which may not be up when this returns.
     *
     * @param home where the node's logs go
     * @param cassandra host:port of what the node takes for its Cassandra
     * @param isFenced whether the node takes it for shared
     */
    Side(Path home, String cassandra, boolean isFenced) {
        MemberSettings client =
                new MemberSettings(MemberSettings.CLIENT, "127.0.0.1", 0, Optional.empty(), Optional.empty());
        Config config = client.config();
        this.accounts = Realm.account(config);
        EntityCatalogue catalogue = Realm.catalogue(config);
        this.codecs = catalogue.wire().codecs(accounts.wire());
        this.member =
                QuoinNode.start(client, ConfigFactory.parseMap(CrashNode.QUICK_GOSSIP, "quick gossip"), catalogue);
        String type = accounts.kind().type();
        this.desk = EntityRegion.desk(member.system(), type, member.region(type), codecs.commands(), ANSWER_WITHIN);
        this.node = new CrashNode(home, cassandra, isFenced, member.address());
        node.start();
    }

    CrashNode node() {
        return node;
    }

    EntityDesk<AccountCommand, AccountQuery, AccountView> desk() {
        return desk;
    }

    CrashCheck<AccountState, AccountCommand, AccountEvent, AccountMessage> check() {
        return new CrashCheck<>(accounts, codecs);
    }

    /** Ends both; the node is killed, because nothing of it is needed any more. */
    @Override
    public void close() {
        node.kill();
        member.close();
    }
}
