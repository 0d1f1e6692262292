/**
 * How entities talk: streams for one-shot values, pair state for what flows all the time, hints for what is good to know.
 * Pure values; the shell sends and re-sends, the rules here decide what counts.
 *
 * <p>Read {@link io.quoin.protocol.channel.ChannelMessage}, then {@link io.quoin.protocol.channel.Channels}.
 */
@NullMarked
package io.quoin.protocol.channel;

import org.jspecify.annotations.NullMarked;
