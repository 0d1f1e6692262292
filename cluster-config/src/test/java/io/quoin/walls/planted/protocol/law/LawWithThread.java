package io.quoin.walls.planted.protocol.law;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

/** Planted: a law that works behind its caller's back. */
public final class LawWithThread {

    Thread thread() {
        return new Thread(() -> {});
    }

    ExecutorService pool() {
        return Executors.newSingleThreadExecutor();
    }

    CompletionStage<String> later() {
        return CompletableFuture.supplyAsync(() -> "later");
    }

    CompletionStage<String> port() {
        return CompletableFuture.completedFuture("a port may promise");
    }

    long parallel(List<String> parties) {
        return parties.parallelStream().count();
    }

    ReentrantLock lock() {
        return new ReentrantLock();
    }
}
