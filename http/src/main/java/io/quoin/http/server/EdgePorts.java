package io.quoin.http.server;

import io.quoin.http.auth.HmacSecrets;
import io.quoin.http.auth.Signatures;
import io.quoin.http.desk.Desks;
import io.quoin.http.node.NodeStatus;
import io.quoin.protocol.price.Prices;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What an edge needs of the member it belongs to.
 *
 * @param instruments the names of all instruments that there may be
 * @param index the prices on this member's board; {@link Prices#NONE} if it has none
 * @param clock the time that clients are judged by
 * @param steadyMillis a clock that never goes back
 */
public record EdgePorts(
        Desks desks,
        Supplier<CompletionStage<List<String>>> instruments,
        Prices index,
        NodeStatus status,
        HmacSecrets secrets,
        Signatures signatures,
        InstantSource clock,
        LongSupplier steadyMillis) {}
