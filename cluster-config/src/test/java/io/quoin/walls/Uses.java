package io.quoin.walls;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Something a class must never use: a type (to depend on it at all), or a member of one (to call it, to refer to it as
 * {@code Instant::now}, or to read it). Both are matched by name, so that the rule needs nothing of the class it bans.
 */
record Uses(Predicate<JavaClass> type, Predicate<AccessTarget> member) {

    private static final String CONSTRUCTOR = "<init>";

    static Uses ofType(String... names) {
        Set<String> banned = Set.of(names);
        return new Uses(type -> banned.contains(type.getName()), target -> false);
    }

    static Uses ofPackages(String... names) {
        return new Uses(
                type -> List.of(names).stream()
                        .anyMatch(name -> type.getPackageName().equals(name)
                                || type.getPackageName().startsWith(name + ".")),
                target -> false);
    }

    static Uses ofMembers(String owner, String... names) {
        Set<String> banned = Set.of(names);
        return new Uses(
                type -> false,
                target -> target.getOwner().getName().equals(owner) && banned.contains(target.getName()));
    }

    static Uses ofMembersEndingWith(String owner, String ending) {
        return new Uses(
                type -> false,
                target -> target.getOwner().getName().equals(owner)
                        && target.getName().endsWith(ending));
    }

    static Uses ofMembersOfPackageBeginningWith(String packageName, String beginning) {
        return new Uses(type -> false, target -> {
            String owner = target.getOwner().getPackageName();
            return (owner.equals(packageName) || owner.startsWith(packageName + "."))
                    && target.getName().startsWith(beginning);
        });
    }

    static Uses ofConstructorWithoutArguments(String owner) {
        return new Uses(
                type -> false,
                target -> target.getOwner().getName().equals(owner)
                        && target.getName().equals(CONSTRUCTOR)
                        && parameters(target).isEmpty());
    }

    /** The forms of JDK 17 that take the character set or the locale of the machine because none is named. */
    static Uses ofDefaultCharsetOrLocale() {
        return new Uses(type -> false, target -> {
            String owner = target.getOwner().getName();
            List<String> parameters = parameters(target);
            if (owner.equals("java.lang.String")) {
                return switch (target.getName()) {
                    case "getBytes", "toLowerCase", "toUpperCase" -> parameters.isEmpty();
                    case "format" -> parameters.get(0).equals("java.lang.String");
                    case "formatted" -> true;
                    case CONSTRUCTOR ->
                        parameters.equals(List.of("[B")) || parameters.equals(List.of("[B", "int", "int"));
                    default -> false;
                };
            }
            return owner.equals("java.io.ByteArrayOutputStream")
                    && target.getName().equals("toString")
                    && parameters.isEmpty();
        });
    }

    Uses or(Uses other) {
        return new Uses(type.or(other.type), member.or(other.member));
    }

    ArchCondition<JavaClass> never() {
        return new ArchCondition<>("never use it") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                    if (type.test(dependency.getTargetClass().getBaseComponentType())) {
                        events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
                    }
                }
                for (JavaAccess<?> access : item.getAccessesFromSelf()) {
                    if (member.test(access.getTarget())) {
                        events.add(SimpleConditionEvent.violated(item, access.getDescription()));
                    }
                }
            }
        };
    }

    static List<String> parameters(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget unit
                ? unit.getRawParameterTypes().stream().map(JavaClass::getName).toList()
                : List.of();
    }
}
