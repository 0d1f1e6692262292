package io.quoin.actors.shell.testing;

import io.quoin.actors.shell.EntityMessage;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.port.NodeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;

/** The post between the entities of a test: remembers what was handed in, and delivers what the weather lets through. */
public final class Post implements Consumer<ChannelMessage> {
    private final Map<Address, ActorRef<EntityMessage>> doors = new ConcurrentHashMap<>();
    private final List<ChannelMessage> sent = new ArrayList<>();
    private volatile Function<ChannelMessage, List<ChannelMessage>> weather = List::of;

    /** What arrives of each message that is handed in: nothing, the message, more of it, or others that were kept back. */
    public void weather(Function<ChannelMessage, List<ChannelMessage>> changed) {
        weather = changed;
    }

    /** Everything arrives. */
    public void fair() {
        weather = List::of;
    }

    /** Nothing arrives. */
    public void storm() {
        weather = message -> List.of();
    }

    /** Everything that was ever handed in, in order. */
    public List<ChannelMessage> sent() {
        synchronized (sent) {
            return List.copyOf(sent);
        }
    }

    /** Everything of one kind that was ever handed in, in order. */
    public <T extends ChannelMessage> List<T> sent(Class<T> kind) {
        return sent().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void accept(ChannelMessage message) {
        List<ChannelMessage> arriving;
        synchronized (sent) {
            sent.add(message);
            arriving = weather.apply(message);
        }
        arriving.forEach(this::deliver);
    }

    /** Brings a message to its receiver, if that is there. */
    public void deliver(ChannelMessage message) {
        ActorRef<EntityMessage> door = doors.get(message.to());
        if (door != null) {
            door.tell(new EntityMessage.Request(new NodeMessage.Channel(message), null));
        }
    }

    void open(Address entity, ActorRef<EntityMessage> door) {
        doors.put(entity, door);
    }

    void close(Address entity) {
        doors.remove(entity);
    }
}
