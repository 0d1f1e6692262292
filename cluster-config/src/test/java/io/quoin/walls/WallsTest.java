package io.quoin.walls;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import io.quoin.walls.planted.actors.ActorThatSeesSpokes;
import io.quoin.walls.planted.config.RimThatSeesLab;
import io.quoin.walls.planted.http.RouteThatSeesSpokes;
import io.quoin.walls.planted.persistence.CodecThatSeesSpokes;
import io.quoin.walls.planted.protocol.HubThatSeesSpoke;
import io.quoin.walls.planted.protocol.SerializedMessage;
import io.quoin.walls.planted.protocol.journal.FoundationThatSeesEntity;
import io.quoin.walls.planted.protocol.law.LawWithClock;
import io.quoin.walls.planted.protocol.law.LawWithDice;
import io.quoin.walls.planted.protocol.law.LawWithFloatingPoint;
import io.quoin.walls.planted.protocol.law.LawWithForeignLibrary;
import io.quoin.walls.planted.protocol.law.LawWithHashWalk;
import io.quoin.walls.planted.protocol.law.LawWithHiddenHash;
import io.quoin.walls.planted.protocol.law.LawWithLog;
import io.quoin.walls.planted.protocol.law.LawWithMachine;
import io.quoin.walls.planted.protocol.law.LawWithThread;
import io.quoin.walls.planted.protocol.law.LawWithUnnamedHash;
import io.quoin.walls.planted.protocol.law.LawfulLookUps;
import io.quoin.walls.planted.protocol.law.LawfulWalks;
import io.quoin.walls.planted.protocol.left.Left;
import io.quoin.walls.planted.protocol.right.Right;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each wall holds in production, and is seen failing on a planted bad class for exactly the faults planted there. */
class WallsTest {

    private static final JavaClasses PRODUCTION =
            new ClassFileImporter().withImportOption(new NoTests()).importPackages("io.quoin");

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("io.quoin.walls.planted");

    /** A rule, the classes planted against it, and the members whose faults it must name. */
    enum Wall {
        PROTOCOL_ON_JDK(
                Walls::theProtocolDependsOnTheJdkAlone,
                List.of(LawWithForeignLibrary.class, LawWithLog.class),
                "com.tngtech.archunit.base.HasDescription",
                "org.slf4j.Logger"),
        NO_CLOCK(
                Walls::theLawReadsNoClock,
                List.of(LawWithClock.class),
                "LawWithClock.instant()> calls method <java.time.Instant.now()>",
                "LawWithClock.instantByReference()> references method <java.time.Instant.now()>",
                "LawWithClock.date()> calls method <java.time.LocalDate.now(java.time.ZoneId)>",
                "LawWithClock.millis()> calls method <java.lang.System.currentTimeMillis()>",
                "LawWithClock.nanos()> calls method <java.lang.System.nanoTime()>",
                "LawWithClock.system()> calls method <java.time.Clock.systemUTC()>",
                "LawWithClock.dateOfNow()> calls constructor <java.util.Date.<init>()>"),
        NO_DICE(
                Walls::theLawDrawsNoRandomNumber,
                List.of(LawWithDice.class),
                "LawWithDice.seeded()> calls constructor <java.util.Random.<init>(long)>",
                "LawWithDice.splittable()> calls constructor <java.util.SplittableRandom.<init>(long)>",
                "LawWithDice.threadLocal()> calls method <java.util.concurrent.ThreadLocalRandom.current()>",
                "LawWithDice.secure()> calls constructor <java.security.SecureRandom.<init>()>",
                "LawWithDice.mathematical()> calls method <java.lang.Math.random()>",
                "LawWithDice.identifier()> calls method <java.util.UUID.randomUUID()>",
                "LawWithDice.order(java.util.List)> calls method <java.util.Collections.shuffle(java.util.List)>",
                "LawWithDice.address(java.lang.Object)> calls method <java.lang.System.identityHashCode"),
        NO_LOG(
                Walls::theLawWritesNoLog,
                List.of(LawWithLog.class),
                "LawWithLog.decide()> calls method <org.slf4j.Logger.info(java.lang.String)>",
                "LawWithLog.print()> gets field <java.lang.System.out>",
                "LawWithLog.platform()> calls method <java.lang.System.getLogger(java.lang.String)>",
                "LawWithLog.old()> calls method <java.util.logging.Logger.getLogger(java.lang.String)>"),
        NO_MACHINE(
                Walls::theLawReadsNothingOfItsMachine,
                List.of(LawWithMachine.class),
                "LawWithMachine.environment()> calls method <java.lang.System.getenv(java.lang.String)>",
                "LawWithMachine.property()> calls method <java.lang.System.getProperty(java.lang.String)>",
                "LawWithMachine.propertyAsNumber()> calls method <java.lang.Integer.getInteger(java.lang.String)>",
                "LawWithMachine.locale()> calls method <java.util.Locale.getDefault()>",
                "LawWithMachine.zone()> calls method <java.time.ZoneId.systemDefault()>",
                "LawWithMachine.charset()> calls method <java.nio.charset.Charset.defaultCharset()>",
                "LawWithMachine.bytesOfDefaultCharset(java.lang.String)> calls method <java.lang.String.getBytes()>",
                "LawWithMachine.upperOfDefaultLocale(java.lang.String)> calls method <java.lang.String.toUpperCase()>",
                "LawWithMachine.digitsOfDefaultLocale(long)> calls method <java.lang.String.formatted(",
                "LawWithMachine.digitsOfDefaultLocaleToo(long)> calls method <java.lang.String.format(java.lang.String,",
                "LawWithMachine.file()> calls method <java.nio.file.Files.readString(java.nio.file.Path)>",
                "LawWithMachine.processors()> calls method <java.lang.Runtime.getRuntime()>"),
        NO_THREAD(
                Walls::theLawStartsNoThread,
                List.of(LawWithThread.class),
                "LawWithThread.thread()> calls constructor <java.lang.Thread.<init>(java.lang.Runnable)>",
                "LawWithThread.pool()> calls method <java.util.concurrent.Executors.newSingleThreadExecutor()>",
                "LawWithThread.later()> calls method <java.util.concurrent.CompletableFuture.supplyAsync(",
                "LawWithThread.parallel(java.util.List)> calls method <java.util.List.parallelStream()>",
                "LawWithThread.lock()> calls constructor <java.util.concurrent.locks.ReentrantLock.<init>()>"),
        NO_HASH_WALK(
                Walls::theLawWalksNoHashCollection,
                List.of(LawWithHashWalk.class),
                "LawWithHashWalk.sumOverValues()> calls method <java.util.HashMap.values()>",
                "LawWithHashWalk.sumOverEntries()> calls method <java.util.HashMap.entrySet()>",
                "LawWithHashWalk.keys()> calls method <java.util.HashMap.keySet()>",
                "LawWithHashWalk.streamed()> calls method <java.util.HashSet.stream()>",
                "LawWithHashWalk.visit(java.util.List)> calls method <java.util.HashSet.forEach(",
                "LawWithHashWalk.print()> calls method <java.util.HashSet.toString()>",
                "LawWithHashWalk.array()> calls method <java.util.HashSet.toArray()>",
                "LawWithHashWalk.thin()> calls method <java.util.HashSet.removeIf(",
                "LawWithHashWalk.raise()> calls method <java.util.HashMap.replaceAll(",
                "LawWithHashWalk.copied()> calls constructor <java.util.ArrayList.<init>(java.util.Collection)>",
                "LawWithHashWalk.copiedToo()> calls method <java.util.List.copyOf(java.util.Collection)>",
                "LawWithHashWalk.appended(java.util.List)> calls method <java.util.List.addAll(java.util.Collection)>",
                "LawWithHashWalk.concurrent(java.util.List)> calls method <java.util.concurrent.ConcurrentHashMap.for"),
        NO_HIDDEN_HASH(
                Walls::theLawWalksNoHashCollection,
                List.of(LawWithHiddenHash.class),
                "may hide a hash collection: Field <io.quoin.walls.planted.protocol.law.LawWithHiddenHash.balances>",
                "may let a hash collection out: Method <io.quoin.walls.planted.protocol.law.LawWithHiddenHash.parties()>",
                "LawWithHiddenHash.sum()> calls method <java.util.Map.values()>",
                "LawWithHiddenHash$Nested.walk(java.util.Map)> calls method <java.util.Map.forEach(",
                "is a hash collection under another name: Class <io.quoin.walls.planted.protocol.law.LawWithHiddenHash$Bal",
                "shows a hash collection: Field <io.quoin.walls.planted.protocol.law.LawWithHiddenHash$Shown.balances>"),
        NO_UNNAMED_HASH(
                Walls::theLawWalksNoHashCollection,
                List.of(LawWithUnnamedHash.class),
                "LawWithUnnamedHash.setOf()> calls method <java.util.Set.of(java.lang.Object, java.lang.Object)>",
                "LawWithUnnamedHash.mapOf()> calls method <java.util.Map.of(java.lang.Object, java.lang.Object)>",
                "LawWithUnnamedHash.setCopy(java.util.Collection)> calls method <java.util.Set.copyOf(",
                "LawWithUnnamedHash.mapCopy(java.util.Map)> calls method <java.util.Map.copyOf(java.util.Map)>",
                "LawWithUnnamedHash.collectedSet(java.util.List)> calls method <java.util.stream.Collectors.toSet()>",
                "LawWithUnnamedHash.collectedMap(java.util.List)> calls method <java.util.stream.Collectors.toMap(",
                "LawWithUnnamedHash.grouped(java.util.List)> calls method <java.util.stream.Collectors.groupingBy("),
        NO_FLOATING_POINT(
                Walls::theLawKeepsNoFloatingPoint,
                List.of(LawWithFloatingPoint.class),
                "LawWithFloatingPoint.balance> is floating point",
                "LawWithFloatingPoint.<init>(double)> has floating point in its signature",
                "LawWithFloatingPoint.rates()> has floating point in its signature",
                "LawWithFloatingPoint.round(java.lang.Double)> has floating point in its signature",
                "LawWithFloatingPoint.best()> has floating point in its signature"),
        NO_CYCLE(
                Walls::noEntityOfTheProtocolIsInACycle,
                List.of(Left.class, Right.class, FoundationThatSeesEntity.class),
                "Cycle detected: Slice left -> ",
                "Cycle detected: Slice foundation -> ",
                "Field <io.quoin.walls.planted.protocol.left.Left.right>",
                "Right.left()> calls constructor <io.quoin.walls.planted.protocol.left.Left.<init>("),
        HUB_INWARDS(
                Walls::theHubSeesNoSpokeAndNoRim,
                List.of(HubThatSeesSpoke.class),
                "HubThatSeesSpoke.actor> has type <io.quoin.walls.planted.actors.ActorThatSeesSpokes>"),
        ACTORS_BLIND(
                Walls::actorsSeeNoOtherSpoke,
                List.of(ActorThatSeesSpokes.class),
                "ActorThatSeesSpokes.codec> has type <io.quoin.walls.planted.persistence.CodecThatSeesSpokes>",
                "ActorThatSeesSpokes.route> has type <io.quoin.walls.planted.http.RouteThatSeesSpokes>"),
        PERSISTENCE_BLIND(
                Walls::persistenceSeesNoOtherSpoke,
                List.of(CodecThatSeesSpokes.class),
                "CodecThatSeesSpokes.actor> has type <io.quoin.walls.planted.actors.ActorThatSeesSpokes>",
                "CodecThatSeesSpokes.rim> has type <io.quoin.walls.planted.config.RimThatSeesLab>"),
        HTTP_BLIND(
                Walls::httpSeesNoOtherSpoke,
                List.of(RouteThatSeesSpokes.class),
                "RouteThatSeesSpokes.actor> has type <io.quoin.walls.planted.actors.ActorThatSeesSpokes>",
                "RouteThatSeesSpokes.codec> has type <io.quoin.walls.planted.persistence.CodecThatSeesSpokes>"),
        RIM_WITHOUT_LAB(
                Walls::theRimSeesNoLab,
                List.of(RimThatSeesLab.class),
                "RimThatSeesLab.experiment> has type <io.quoin.walls.planted.lab.Experiment>"),
        HTTP_WITHOUT_JOURNAL(
                Walls::httpTouchesNoJournalAndNoCluster,
                List.of(RouteThatSeesSpokes.class),
                "RouteThatSeesSpokes.journal> has type <org.apache.pekko.persistence.typed.PersistenceId>",
                "RouteThatSeesSpokes.cluster> has type <org.apache.pekko.cluster.Cluster>"),
        ACTORS_WITHOUT_CASSANDRA(
                Walls::actorsTouchNoCassandraAndNoHttp,
                List.of(ActorThatSeesSpokes.class),
                "ActorThatSeesSpokes.session> has type <com.datastax.oss.driver.api.core.CqlSession>"),
        NO_JAVA_SERIALIZATION(
                Walls::nothingIsSerializedByJava,
                List.of(SerializedMessage.class),
                "Class <io.quoin.walls.planted.protocol.SerializedMessage> implements java.io.Serializable",
                "SerializedMessage.write()> calls constructor <java.io.ObjectOutputStream.<init>(");

        private final Function<Walls, ArchRule> rule;
        private final List<Class<?>> planted;
        private final List<String> faults;

        Wall(Function<Walls, ArchRule> rule, List<Class<?>> planted, String... faults) {
            this.rule = rule;
            this.planted = planted;
            this.faults = List.of(faults);
        }

        ArchRule below(String root) {
            return rule.apply(new Walls(root));
        }
    }

    @ParameterizedTest
    @EnumSource
    void holds_in_production(Wall wall) {
        wall.below("io.quoin").check(PRODUCTION);
    }

    @TestFactory
    Stream<DynamicTest> fails_on_what_was_planted_against_it() {
        return Stream.of(Wall.values()).map(wall -> {
            ArchRule rule = wall.below("io.quoin.walls.planted");
            return DynamicTest.dynamicTest(wall + ": " + rule.getDescription(), () -> {
                AssertionError refused = assertThrows(AssertionError.class, () -> rule.check(only(wall.planted)));
                assertTrue(refused.getMessage().contains(rule.getDescription()), refused.getMessage());
                for (String fault : wall.faults) {
                    assertTrue(refused.getMessage().contains(fault), () -> "not named: " + fault + "\n" + refused);
                }
            });
        });
    }

    @ParameterizedTest
    @EnumSource
    void complains_of_nothing_lawful(Wall wall) {
        JavaClasses lawful = only(List.of(LawfulLookUps.class, LawfulWalks.class));
        assertDoesNotThrow(() ->
                wall.below("io.quoin.walls.planted").allowEmptyShould(true).check(lawful));
    }

    @Test
    void lets_the_lawful_neighbour_of_a_fault_pass() {
        assertNotNamed(Walls::theLawReadsNoClock, LawWithClock.class, "dateOfFacts");
        assertNotNamed(Walls::theLawDrawsNoRandomNumber, LawWithDice.class, "derivedIdentifier");
        assertNotNamed(Walls::theLawReadsNothingOfItsMachine, LawWithMachine.class, "OfNamed");
        assertNotNamed(Walls::theLawStartsNoThread, LawWithThread.class, "port()");
        assertNotNamed(Walls::theLawWalksNoHashCollection, LawWithUnnamedHash.class, "groupedInOrder");
        assertNotNamed(Walls::nothingIsSerializedByJava, SerializedMessage.class, "Kind");
    }

    @Test
    void has_every_rule_planted() {
        Set<String> rules = Stream.of(Walls.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == ArchRule.class && method.getParameterCount() == 0)
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> planted = Stream.of(Wall.values())
                .map(wall -> wall.below("io.quoin").getDescription())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(rules.size(), planted.size(), () -> rules + "\n" + planted);
    }

    @Test
    void looks_at_every_module_below_the_rim() {
        Set<String> rooms = PRODUCTION.stream()
                .map(type -> type.getPackageName().split("\\.")[2])
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of("protocol", "actors", "persistence", "http", "config"), rooms);
    }

    private static void assertNotNamed(Function<Walls, ArchRule> rule, Class<?> planted, String neighbour) {
        AssertionError refused = assertThrows(
                AssertionError.class,
                () -> rule.apply(new Walls("io.quoin.walls.planted")).check(only(List.of(planted))));
        assertTrue(!refused.getMessage().contains(neighbour), refused.getMessage());
    }

    private static JavaClasses only(List<Class<?>> types) {
        return PLANTED.that(belongToAnyOf(types.toArray(new Class<?>[0])));
    }

    /** Production is what is neither in a directory of test classes nor in a jar of them. */
    private static final class NoTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("-tests.jar");
        }
    }
}
