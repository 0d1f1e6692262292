package io.quoin.config.node;

import io.quoin.actors.shell.ShellNode;
import io.quoin.protocol.port.Epochs;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node does when it finds that another owner holds one of its shards. A member of its own cluster has taken the shard
 * over: the node gives it up. Anyone else means that two clusters share one Cassandra: the node stops itself and says who
 * owns the realm, or both would take it from each other for ever.
 */
final class FencedOutPolicy implements Consumer<ShellNode.FencedOut> {
    private static final Logger LOG = LoggerFactory.getLogger(FencedOutPolicy.class);

    private final Epochs epochs;
    private final Predicate<String> isMember;
    private final Consumer<String> stop;

    FencedOutPolicy(Epochs epochs, Predicate<String> isMember, Consumer<String> stop) {
        this.epochs = epochs;
        this.isMember = isMember;
        this.stop = stop;
    }

    @Override
    public void accept(ShellNode.FencedOut fenced) {
        String owner = fenced.owner().owner();
        if (isMember.test(owner)) {
            LOG.warn("Shard {} of {} belongs to {} now", fenced.shard(), fenced.type(), owner);
            epochs.surrender(fenced.type(), fenced.shard());
        } else {
            stop.accept("This realm is owned by " + owner + ", which is not a member of this cluster (shard "
                    + fenced.shard() + " of " + fenced.type() + ", epoch "
                    + fenced.owner().number() + " against our " + fenced.ownEpoch()
                    + "): stop one of the two before you start the other.");
        }
    }
}
