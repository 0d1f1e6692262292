package io.quoin.protocol.world;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.channel.StreamOut;
import io.quoin.protocol.entity.EntityState;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;

/** All that the state of an entity says, as text: equal states have equal texts. */
final class StateText {
    private StateText() {}

    static <S> String of(EntityState<S> state, Function<? super S, ?> told) {
        StringJoiner text = new StringJoiner("\n");
        text.add(state.self() + " " + state.height() + " " + state.head() + " " + state.incarnation() + " "
                + state.engineTimeMillis());
        text.add("ids " + state.liveIds().sorted() + " " + state.liveIds().hashes());
        Channels channels = state.channels();
        text.add("last sequence " + channels.lastSequence());
        for (Map.Entry<Address, StreamOut> stream : channels.streamsOut().entrySet()) {
            StreamOut out = stream.getValue();
            text.add("to " + stream.getKey() + " " + out.run() + " " + out.lastSequence() + " " + out.unconfirmed());
        }
        text.add("floors " + channels.floors());
        text.add("awaited " + channels.awaited());
        text.add("pairs out " + channels.pairsOut());
        text.add("pairs in " + channels.pairsIn());
        text.add("in transit " + channels.hasInTransit() + " " + channels.unconfirmed());
        return text.add(String.valueOf(told.apply(state.domain()))).toString();
    }
}
