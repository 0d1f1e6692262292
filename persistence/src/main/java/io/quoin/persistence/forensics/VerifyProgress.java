package io.quoin.persistence.forensics;

/** Hears how far a verification is. Called from several threads, never by two at once. */
@FunctionalInterface
public interface VerifyProgress {
    /**
     * Some more has been done.
     *
     * @param entitiesDone of the first pass; what is replayed once more is not counted
     * @param blocks replayed so far, also for the second time
     */
    void at(long entitiesDone, long entitiesTotal, long blocks);
}
