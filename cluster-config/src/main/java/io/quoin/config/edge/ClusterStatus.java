package io.quoin.config.edge;

import io.quoin.http.node.NodeStatus;
import io.quoin.http.server.EdgeSettings;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;

/** What the edge says of this member: read from its view of the cluster each time. */
final class ClusterStatus implements NodeStatus {
    private final Cluster cluster;
    private final EdgeSettings settings;

    ClusterStatus(ActorSystem<?> system, EdgeSettings settings) {
        this.cluster = Cluster.get(system);
        this.settings = settings;
    }

    @Override
    public String environment() {
        return settings.environment();
    }

    @Override
    public String version() {
        String version = getClass().getPackage().getImplementationVersion();
        return version == null ? "unreleased" : version;
    }

    @Override
    public boolean isDevelopment() {
        return settings.isDevelopment();
    }

    @Override
    public String cluster() {
        Map<String, Integer> members = new TreeMap<>();
        for (Member member : cluster.state().getMembers()) {
            members.merge(member.status().toString().toLowerCase(Locale.ROOT), 1, Integer::sum);
        }
        return members.toString();
    }

    @Override
    public Optional<String> notReady() {
        MemberStatus status = cluster.selfMember().status();
        return status == MemberStatus.up()
                ? Optional.empty()
                : Optional.of("this member is " + status + " in its cluster");
    }
}
