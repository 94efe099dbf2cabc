<?php

namespace Greet;

final class Greeter
{
    public static function hello(): string
    {
        return "hello";
    }
}
