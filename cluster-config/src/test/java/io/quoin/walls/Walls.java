package io.quoin.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;

/**
 * The second wall of the wheel: what a pom cannot see. Each method is one rule, named as a sentence, about the packages
 * below a root. In production the root is {@code io.quoin}; each rule is also judged on planted bad classes below {@code
 * io.quoin.walls.planted}, so that it is seen failing.
 *
 * <p>What bytecode cannot show is left to review: the generic arguments of a container, string concatenation, reflection.
 */
final class Walls {

    private final String root;

    Walls(String root) {
        this.root = root;
    }

    ArchRule theProtocolDependsOnTheJdkAlone() {
        return classes()
                .that()
                .resideInAPackage(protocol())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(protocol(), "java..", "org.jspecify..")
                .as("the protocol depends on the JDK alone (annotations aside)");
    }

    ArchRule theLawReadsNoClock() {
        return lawShouldNeither(
                Uses.ofType("java.time.Clock", "java.time.InstantSource", "java.util.Calendar", "java.util.Timer")
                        .or(Uses.ofMembers("java.lang.System", "currentTimeMillis", "nanoTime"))
                        .or(Uses.ofConstructorWithoutArguments("java.util.Date"))
                        .or(Uses.ofMembersOfPackageBeginningWith("java.time", "now")),
                "the law reads no clock",
                "time comes in with the facts of the command, and a replay must meet the same time");
    }

    ArchRule theLawDrawsNoRandomNumber() {
        return lawShouldNeither(
                Uses.ofType(
                                "java.util.Random",
                                "java.util.SplittableRandom",
                                "java.util.concurrent.ThreadLocalRandom",
                                "java.security.SecureRandom",
                                "java.util.random.RandomGenerator",
                                "java.util.random.RandomGeneratorFactory")
                        .or(Uses.ofMembers("java.lang.Math", "random"))
                        .or(Uses.ofMembers("java.lang.StrictMath", "random"))
                        .or(Uses.ofMembers("java.util.UUID", "randomUUID"))
                        .or(Uses.ofMembers("java.util.Collections", "shuffle"))
                        .or(Uses.ofMembers("java.lang.System", "identityHashCode")),
                "the law draws no random number",
                "the same commands and facts must give the same events on every machine");
    }

    ArchRule theLawWritesNoLog() {
        return lawShouldNeither(
                Uses.ofPackages("org.slf4j", "java.util.logging", "ch.qos.logback", "org.apache.logging")
                        .or(Uses.ofType("java.lang.System$Logger"))
                        .or(Uses.ofMembers("java.lang.System", "out", "err", "getLogger")),
                "the law writes no log",
                "what the law has to say is an event, a reply or a named refusal");
    }

    ArchRule theLawReadsNothingOfItsMachine() {
        return lawShouldNeither(
                Uses.ofMembers("java.lang.System", "getenv", "getProperty", "getProperties", "lineSeparator", "in")
                        .or(Uses.ofMembers("java.lang.Integer", "getInteger"))
                        .or(Uses.ofMembers("java.lang.Long", "getLong"))
                        .or(Uses.ofMembers("java.lang.Boolean", "getBoolean"))
                        .or(Uses.ofMembers("java.util.Locale", "getDefault"))
                        .or(Uses.ofMembers("java.time.ZoneId", "systemDefault"))
                        .or(Uses.ofMembers("java.util.TimeZone", "getDefault"))
                        .or(Uses.ofMembers("java.nio.charset.Charset", "defaultCharset"))
                        .or(Uses.ofDefaultCharsetOrLocale())
                        .or(Uses.ofType("java.lang.Runtime", "java.lang.Process", "java.lang.ProcessBuilder"))
                        .or(Uses.ofType("java.io.File", "java.io.FileInputStream", "java.io.FileOutputStream"))
                        .or(Uses.ofPackages("java.nio.file", "java.net", "java.sql")),
                "the law reads nothing of its machine",
                "environment, properties, locale, character set, files and sockets differ from node to node");
    }

    ArchRule theLawStartsNoThread() {
        return lawShouldNeither(
                Uses.ofType(
                                "java.lang.Thread",
                                "java.lang.ThreadGroup",
                                "java.util.concurrent.Executors",
                                "java.util.concurrent.ExecutorService",
                                "java.util.concurrent.ScheduledExecutorService",
                                "java.util.concurrent.ThreadPoolExecutor",
                                "java.util.concurrent.ForkJoinPool",
                                "java.util.Timer")
                        .or(Uses.ofPackages("java.util.concurrent.locks"))
                        .or(Uses.ofMembersOfPackageBeginningWith("java.util", "parallel"))
                        .or(Uses.ofMembersEndingWith("java.util.concurrent.CompletableFuture", "Async"))
                        .or(Uses.ofMembersEndingWith("java.util.concurrent.CompletionStage", "Async")),
                "the law starts no thread and takes no lock",
                "a law is called by one writer, and waits for nobody");
    }

    ArchRule theLawWalksNoHashCollection() {
        return classes()
                .that()
                .resideInAPackage(protocol())
                .should(HashCollections.ONLY_BE_LOOKED_UP)
                .as("the law walks no hash collection (looking up in one is fine)")
                .because("the order of a walk over a hash collection is no part of its contract, and that of Set.of and"
                        + " Map.of changes with every start of a JVM; walk a list, a TreeMap or a LinkedHashMap");
    }

    ArchRule theLawKeepsNoFloatingPoint() {
        return classes()
                .that()
                .resideInAPackage(protocol())
                .should(Declarations.DECLARE_NO_FLOATING_POINT)
                .as("the law declares no floating point in a field or a signature")
                .because(
                        "money, price, quantity and rate are exact; where mathematics needs double, the packages that may"
                                + " are named in this rule and their results are rounded before they enter an event");
    }

    ArchRule noEntityOfTheProtocolIsInACycle() {
        return slices().assignedFrom(new EntitySlices(root + ".protocol"))
                .should()
                .beFreeOfCycles()
                .as("no entity of the protocol is in a cycle, with another or with the foundation");
    }

    ArchRule theHubSeesNoSpokeAndNoRim() {
        return seesNone(
                "protocol", "the hub sees no spoke and no rim", "actors", "persistence", "http", "config", "lab");
    }

    ArchRule actorsSeeNoOtherSpoke() {
        return seesNone("actors", "actors see no other spoke and no rim", "persistence", "http", "config", "lab");
    }

    ArchRule persistenceSeesNoOtherSpoke() {
        return seesNone("persistence", "persistence sees no other spoke and no rim", "actors", "http", "config", "lab");
    }

    ArchRule httpSeesNoOtherSpoke() {
        return seesNone("http", "http sees no other spoke and no rim", "actors", "persistence", "config", "lab");
    }

    ArchRule theRimSeesNoLab() {
        return seesNone("config", "cluster-config sees no lab", "lab");
    }

    ArchRule httpTouchesNoJournalAndNoCluster() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.pekko.persistence..",
                        "org.apache.pekko.cluster..",
                        "org.apache.cassandra..",
                        "com.datastax..")
                .as("http touches no journal, no cluster and no Cassandra");
    }

    ArchRule actorsTouchNoCassandraAndNoHttp() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".actors..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.pekko.persistence.cassandra..",
                        "org.apache.pekko.http..",
                        "org.apache.cassandra..",
                        "com.datastax..")
                .as("actors touch no Cassandra and no HTTP");
    }

    ArchRule nothingIsSerializedByJava() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(Declarations.NOT_ASK_FOR_JAVA_SERIALIZATION)
                .as("nothing is serialized by Java")
                .because("names and versions on a wire or in a journal are chosen, never those of a class");
    }

    private ArchRule lawShouldNeither(Uses forbidden, String sentence, String reason) {
        return classes()
                .that()
                .resideInAPackage(protocol())
                .should(forbidden.never())
                .as(sentence)
                .because(reason);
    }

    private ArchRule seesNone(String room, String sentence, String... others) {
        String[] packages = new String[others.length];
        for (int i = 0; i < others.length; i++) {
            packages[i] = root + "." + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(root + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .as(sentence);
    }

    private String protocol() {
        return root + ".protocol..";
    }

    /**
     * One slice for each entity package of the hub and one for what all entities stand on, so that a new entity needs
     * nothing below it changed. The packages of the foundation may see each other.
     */
    private record EntitySlices(String hub) implements SliceAssignment {

        private static final Set<String> FOUNDATION = Set.of(
                "", "address", "auth", "channel", "command", "entity", "journal", "law", "port", "price", "roster");

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            String name = javaClass.getPackageName();
            if (!name.equals(hub) && !name.startsWith(hub + ".")) {
                return SliceIdentifier.ignore();
            }
            String first = name.substring(hub.length()).replaceFirst("^\\.", "").split("\\.")[0];
            return SliceIdentifier.of(FOUNDATION.contains(first) ? "foundation" : first);
        }

        @Override
        public String getDescription() {
            return "entities of " + hub;
        }
    }
}
