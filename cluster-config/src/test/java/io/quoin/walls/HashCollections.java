package io.quoin.walls;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.Set;

/**
 * What the law may do with a hash collection: look up. Bytecode names the static type of a receiver and nothing more, so
 * the rule keeps the two apart by class:
 *
 * <ul>
 *   <li>on a receiver of a hash type only the methods of {@link #LOOK_UPS} are called;
 *   <li>a file that mentions a hash type keeps it in private fields of that very type (never of a record, whose {@code
 *       toString} walks), declares no {@code Map}, {@code Set}, {@code Collection} or {@code Iterable}, calls no walking
 *       method on one and hands nothing to a method that takes one. So the collection cannot lose its type and be walked
 *       under another;
 *   <li>nobody extends one, and nobody makes a hash collection whose type says nothing of it: {@code Set.of}, {@code Map.of}, {@code copyOf}, {@code
 *       Collectors.toSet} and their kin.
 * </ul>
 *
 * <p>{@code LinkedHashMap}, {@code LinkedHashSet}, {@code TreeMap}, {@code TreeSet}, {@code EnumMap} and {@code EnumSet} have
 * an order of their own and are free. Not seen: a hash collection as the element of another container, string concatenation.
 */
final class HashCollections {

    private static final Set<String> HASH_TYPES = Set.of(
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Hashtable",
            "java.util.IdentityHashMap",
            "java.util.WeakHashMap",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.ConcurrentHashMap$KeySetView");

    private static final Set<String> LOOK_UPS = Set.of(
            "<init>",
            "get",
            "getOrDefault",
            "containsKey",
            "contains",
            "put",
            "putIfAbsent",
            "add",
            "remove",
            "replace",
            "compute",
            "computeIfAbsent",
            "computeIfPresent",
            "merge",
            "size",
            "isEmpty",
            "clear");

    private static final Set<String> FACELESS_TYPES = Set.of(
            "java.util.Map",
            "java.util.AbstractMap",
            "java.util.concurrent.ConcurrentMap",
            "java.util.Set",
            "java.util.AbstractSet",
            "java.util.Collection",
            "java.util.AbstractCollection",
            "java.lang.Iterable",
            "java.util.Iterator");

    private static final Set<String> FACELESS_WALKS = Set.of(
            "iterator",
            "spliterator",
            "forEach",
            "stream",
            "parallelStream",
            "entrySet",
            "keySet",
            "values",
            "toArray",
            "toString",
            "removeIf",
            "removeAll",
            "retainAll",
            "replaceAll",
            "addAll",
            "putAll");

    private static final Set<String> HASHED_COLLECTORS = Set.of(
            "toSet", "toMap", "toUnmodifiableSet", "toUnmodifiableMap", "toConcurrentMap", "groupingByConcurrent");

    static final ArchCondition<JavaClass> ONLY_BE_LOOKED_UP = new ArchCondition<>("only look up in hash collections") {
        @Override
        public void check(JavaClass item, ConditionEvents events) {
            boolean near = isNearHash(item);
            for (JavaAccess<?> access : item.getAccessesFromSelf()) {
                complaintAbout(access, near)
                        .ifPresent(complaint -> events.add(
                                SimpleConditionEvent.violated(item, complaint + ": " + access.getDescription())));
            }
            item.getRawSuperclass()
                    .filter(parent -> HASH_TYPES.contains(parent.getName()))
                    .ifPresent(parent -> events.add(SimpleConditionEvent.violated(
                            item, "is a hash collection under another name: " + item.getDescription())));
            checkFields(item, near, events);
            checkSignatures(item, near, events);
        }
    };

    private HashCollections() {}

    private static Optional<String> complaintAbout(JavaAccess<?> access, boolean near) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        if (makesFacelessHash(access, owner, name)) {
            return Optional.of("makes a hash collection whose type does not say so");
        }
        if (HASH_TYPES.contains(owner) && !LOOK_UPS.contains(name)) {
            return Optional.of("walks a hash collection");
        }
        if (near && FACELESS_TYPES.contains(owner) && FACELESS_WALKS.contains(name)) {
            return Optional.of("may walk a hash collection");
        }
        boolean handsOver = Uses.parameters(access.getTarget()).stream().anyMatch(FACELESS_TYPES::contains);
        return near && handsOver ? Optional.of("may hand a hash collection to a walk") : Optional.empty();
    }

    private static boolean makesFacelessHash(JavaAccess<?> access, String owner, String name) {
        return switch (owner) {
            case "java.util.Map" -> name.equals("of") || name.equals("ofEntries") || name.equals("copyOf");
            case "java.util.Set" -> name.equals("of") || name.equals("copyOf");
            case "java.util.Collections" -> name.equals("newSetFromMap");
            case "java.util.stream.Collectors" ->
                HASHED_COLLECTORS.contains(name)
                                && Uses.parameters(access.getTarget()).size() < 4
                        || name.equals("groupingBy")
                                && Uses.parameters(access.getTarget()).size() < 3;
            default -> false;
        };
    }

    private static void checkFields(JavaClass item, boolean near, ConditionEvents events) {
        for (JavaField field : item.getFields()) {
            String type = field.getRawType().getBaseComponentType().getName();
            if (near && FACELESS_TYPES.contains(type)) {
                events.add(SimpleConditionEvent.violated(item, "may hide a hash collection: " + where(field)));
            }
            boolean open = item.isRecord() || !field.getModifiers().contains(JavaModifier.PRIVATE);
            if (HASH_TYPES.contains(type) && open) {
                events.add(SimpleConditionEvent.violated(item, "shows a hash collection: " + where(field)));
            }
        }
    }

    private static void checkSignatures(JavaClass item, boolean near, ConditionEvents events) {
        if (!near) {
            return;
        }
        for (JavaCodeUnit unit : item.getCodeUnits()) {
            boolean faceless = FACELESS_TYPES.contains(unit.getRawReturnType().getName())
                    || unit.getRawParameterTypes().stream().anyMatch(type -> FACELESS_TYPES.contains(type.getName()));
            if (faceless) {
                events.add(SimpleConditionEvent.violated(
                        item,
                        "may let a hash collection out: " + unit.getDescription() + " in "
                                + unit.getSourceCodeLocation()));
            }
        }
    }

    /** True if the file of a class mentions a hash type anywhere: nested classes share its private parts. */
    private static boolean isNearHash(JavaClass item) {
        JavaClass file = item;
        while (file.getEnclosingClass().isPresent()) {
            file = file.getEnclosingClass().get();
        }
        String name = file.getName();
        return item.getPackage().getClasses().stream()
                .filter(other -> other.getName().equals(name) || other.getName().startsWith(name + "$"))
                .flatMap(other -> other.getDirectDependenciesFromSelf().stream())
                .anyMatch(dependency -> HASH_TYPES.contains(
                        dependency.getTargetClass().getBaseComponentType().getName()));
    }

    private static String where(JavaField field) {
        return field.getDescription() + " in " + field.getSourceCodeLocation();
    }
}
